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
   * @throws NotFound when it does not hold
   */
  async run(tx: Tx, actor: Actor, id: string, how: ConsentHow | null): Promise<void> {
    const [consent] = await tx.rows<TakenBack>(
      `update consent set withdrawn_at = $2, withdrawal_noted_by = $3, withdrawn_how = $4 where id = $1 and withdrawn_at is null
       returning id, kind, resident_id as "residentId", subject_id as "subjectId", recipient_id as "recipientId", reference`,
      [id, this.clock.now().toString(), actor.kind, how],
    );
    if (!consent) throw new NotFound('Cet accord');
    const { asker } = this.kinds.of(consent.kind);
    await asker.takenBack(tx, actor, consent);
    await this.audit.write(tx, actor, {
      action: 'consent.withdrawn',
      subject: asker.journalSubject?.(consent) ?? { kind: 'resident', id: consent.residentId! },
      details: { kind: consent.kind, ...(how && { how }) },
    });
  }
}
