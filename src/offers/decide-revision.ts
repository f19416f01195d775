import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { ChangeOffer } from './change-offer.js';
import { TellPartner } from '../partners/tell-partner.js';
import { revisionWords } from './offer-mail-wording.js';
import { OfferRevisionEntity } from './offer-revision.entity.js';

/** The CCAS publishes what a partner proposed, or says what to revise. */
@Injectable()
export class DecideRevision {
  constructor(
    private readonly changeOffer: ChangeOffer,
    private readonly tellPartner: TellPartner,
    private readonly audit: Audit,
  ) {}

  /**
   * Judged again against the offer as it is now: it may have changed since.
   * @param actor staff
   * @throws NotFound, OnlyLoosening, WrongOfferState
   */
  async publish(tx: Tx, actor: Actor, offerId: string): Promise<void> {
    const revision = await this.take(tx, offerId);
    await this.changeOffer.run(tx, actor, offerId, revision.changes);
    await tx.delete(OfferRevisionEntity, { offerId });
    await this.tell(tx, offerId);
  }

  /** @throws NotFound, InvalidInput without a reason */
  async sendBack(tx: Tx, actor: Actor, offerId: string, reason: string): Promise<void> {
    if (!reason)
      throw new InvalidInput([
        { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit revoir.' },
      ]);
    await this.take(tx, offerId);
    await tx.update(OfferRevisionEntity, { offerId }, { state: 'returned', returnReason: reason });
    await this.audit.write(tx, actor, { action: 'offer.revision_returned', subject: { kind: 'offer', id: offerId } });
    await this.tell(tx, offerId, reason);
  }

  private async tell(tx: Tx, offerId: string, reason?: string): Promise<void> {
    const { title, partnerId } = await tx.one<{ title: string; partnerId: string }>(
      'select title, partner_id as "partnerId" from offer where id = $1',
      [offerId],
    );
    await this.tellPartner.run(tx, partnerId, {
      ...revisionWords(title, reason),
      way: `/partenaire/avantages/${offerId}`,
    });
  }

  private async take(tx: Tx, offerId: string): Promise<OfferRevisionEntity> {
    const revision = await tx.findOne(OfferRevisionEntity, {
      where: { offerId, state: 'submitted' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!revision) throw new NotFound('Cette modification');
    return revision;
  }
}
