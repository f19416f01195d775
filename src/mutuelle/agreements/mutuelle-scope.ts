import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';

/** No agreement has this id: whoever is no member any more sees nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Transactions of the mutuelle's slice. For an account of a mutuelle the database is told which agreement it works for,
 * and shows nothing else (policies `insurer_sees` and `no_insurer`), whatever the queries ask.
 */
@Injectable()
export class MutuelleScope {
  /** From here on this transaction of an insurer's is one of their agreement. @returns its id */
  async enter(tx: Tx, actor: Actor): Promise<string> {
    const agreementId = (await ownAgreement(tx, actor)) ?? NOBODY;
    await tx.run(`select set_config('app.insurer', $1, true)`, [agreementId]);
    return agreementId;
  }

  /** The same where staff come too: theirs stays one of the whole CCAS. */
  async hold(tx: Tx, actor: Actor): Promise<void> {
    if (actor.kind === 'insurer') await this.enter(tx, actor);
  }
}

/** The agreement an account of the mutuelle works for, beside what the database lets through; undefined for everyone else. */
export async function ownAgreement(tx: Tx, actor: Actor): Promise<string | undefined> {
  if (actor.kind !== 'insurer') return undefined;
  const [member] = await tx.rows<{ id: string }>(
    'select agreement_id as id from insurer_member where id = $1 and left_at is null',
    [actor.id],
  );
  return member?.id ?? NOBODY;
}
