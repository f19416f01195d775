import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import type { TakenBack } from './consent-asker.js';
import type { ConsentHow } from './consent-hows.js';
import { ConsentKinds } from './consent-kinds.js';

/** A person takes back what they agreed to, on whatever page: the slice that asked stops what stood on it. */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly kinds: ConsentKinds,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param how the person said so; null where that is not known
   * @returns the ids of all that ended by it
   * @throws NotFound when it does not hold
   */
  async run(tx: Tx, actor: Actor, id: string, how: ConsentHow | null): Promise<string[]> {
    // A merge may have brought the same once more: it is taken back too.
    const taken = await tx.rows<TakenBack>(
      `update consent c set withdrawn_at = $2, withdrawal_noted_by = $3, withdrawn_how = $4
       from consent asked where asked.id = $1 and asked.withdrawn_at is null and c.withdrawn_at is null and c.kind = asked.kind
         and (c.resident_id, c.subject_id, c.recipient_id) is not distinct from (asked.resident_id, asked.subject_id, asked.recipient_id)
       returning c.id, c.kind, c.resident_id, c.subject_id, c.recipient_id, c.reference`,
      [id, this.clock.now().toString(), actor.kind, how],
    );
    const consent = taken.find((each) => each.id === id);
    if (!consent) throw new NotFound('Cet accord');
    const { asker } = this.kinds.of(consent.kind);
    await asker.takenBack(tx, actor, consent);
    await this.audit.write(tx, actor, {
      action: 'consent.withdrawn',
      subject: asker.journalSubject?.(consent) ?? { kind: 'resident', id: consent.residentId! },
      details: { kind: consent.kind, ...(how && { how }) },
    });
    return taken.map((each) => each.id);
  }
}
