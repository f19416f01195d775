import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import type { OfferEntity } from './offer.entity.js';
import type { OfferChanges } from './offer-form.js';
import { OfferRevisionEntity } from './offer-revision.entity.js';

/** A partner proposes; what is on line stays until the CCAS has looked. A new proposal takes the place of the last. */
@Injectable()
export class ProposeRevision {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param offer locked by the caller, who has checked that the changes are only kinder */
  async run(tx: Tx, actor: Actor, offer: OfferEntity, changes: OfferChanges): Promise<void> {
    await tx.run(
      `insert into offer_revision (offer_id, changes, state, proposed_at) values ($1, $2, 'submitted', $3)
       on conflict (ccas_id, offer_id) do update set changes = excluded.changes, state = 'submitted', return_reason = null, proposed_at = excluded.proposed_at`,
      [offer.id, JSON.stringify(changes), this.clock.now().toString()],
    );
    await this.audit.write(tx, actor, {
      action: 'offer.revision_proposed',
      subject: { kind: 'offer', id: offer.id },
      details: { fields: Object.keys(changes) },
    });
  }

  /** @throws NotFound when nothing is proposed, or the offer is not the actor's own */
  async withdraw(tx: Tx, actor: Actor, offerId: string): Promise<void> {
    const own = await tx.run('select 1 from offer where id = $1 and ($2::uuid is null or partner_id = $2)', [
      offerId,
      actor.partnerId ?? null,
    ]);
    const { affected } = own ? await tx.delete(OfferRevisionEntity, { offerId }) : { affected: 0 };
    if (!affected) throw new NotFound('Cette modification');
    await this.audit.write(tx, actor, { action: 'offer.revision_withdrawn', subject: { kind: 'offer', id: offerId } });
  }
}
