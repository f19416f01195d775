import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { AgreementOverlaps } from './agreements.errors.js';

/**
 * No other signed agreement covers one of these days, and none will before this transaction ends: whoever signs or
 * corrects another one waits. The wall behind it is the constraint `one_agreement_in_force`.
 * @throws AgreementOverlaps with the name of the other mutuelle
 */
export async function keepOneInForce(
  tx: Tx,
  actor: Actor,
  { id, startsOn, endsOn }: { id: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 21))', [actor.ccasId]);
  const [other] = await tx.rows<{ name: string }>(
    `select insurer_name as name from agreement where id <> $1 and signed_on is not null and daterange(starts_on, ends_on, '[]') && daterange($2, $3, '[]')`,
    [id, startsOn.toString(), endsOn.toString()],
  );
  if (other) throw new AgreementOverlaps(other.name);
}
