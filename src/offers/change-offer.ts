import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { OfferEntity } from './offer.entity.js';
import type { OfferChanges } from './offer-form.js';
import { checkOfferTerms } from './offer-rules.js';
import { OnlyLoosening, WrongOfferState } from './offers.errors.js';
import { stricterFields } from './stricter-fields.js';

/** A draft changes freely; what people have read can only be loosened (domain.md, Offer and redemption). */
@Injectable()
export class ChangeOffer {
  constructor(private readonly audit: Audit) {}

  /** @throws NotFound, WrongOfferState, OnlyLoosening, InvalidInput */
  async run(tx: Tx, actor: Actor, id: string, changes: OfferChanges): Promise<void> {
    const offer = await tx.findOne(OfferEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer || (actor.partnerId && actor.partnerId !== offer.partnerId)) throw new NotFound('Cet avantage');
    if (offer.state === 'submitted' || offer.state === 'ended')
      throw new WrongOfferState('Cet avantage ne peut pas être modifié en ce moment.');
    checkOfferTerms({
      ...changes,
      startsOn: changes.startsOn ?? offer.startsOn.toString(),
      endsOn: changes.endsOn === undefined ? offer.endsOn?.toString() : changes.endsOn,
    });
    const hasBeenRead = offer.state === 'published' || offer.state === 'paused';
    const stricter = hasBeenRead ? stricterFields(offer, changes) : [];
    if (stricter.length > 0) throw new OnlyLoosening(stricter);

    const { benefit, limit, startsOn, endsOn, hours, ...plain } = changes;
    Object.assign(offer, plain);
    if (benefit) Object.assign(offer, { benefitKind: benefit.kind, benefitValue: benefit.value ?? null });
    if (limit !== undefined)
      Object.assign(offer, { limitUses: limit?.uses ?? null, limitPeriod: limit?.period ?? null });
    if (startsOn) offer.startsOn = Temporal.PlainDate.from(startsOn);
    if (endsOn !== undefined) offer.endsOn = endsOn ? Temporal.PlainDate.from(endsOn) : null;
    if (hours !== undefined) offer.hours = (hours ?? []).map(({ weekdays, from, to }) => ({ weekdays, from, to }));
    await tx.update(OfferEntity, { id }, offer);
    await this.audit.write(tx, actor, {
      action: 'offer.changed',
      subject: { kind: 'offer', id },
      details: { fields: Object.keys(changes) },
    });
  }
}
