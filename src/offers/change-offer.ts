import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { toE164 } from '../kernel/text/phone.js';
import { OfferEntity } from './offer.entity.js';
import type { OfferChanges } from './offer-form.js';
import { checkOfferTerms, checkWhoChoosesPasses } from './offer-rules.js';
import { OnlyLoosening, WrongOfferState } from './offers.errors.js';
import { ProposeRevision } from './propose-revision.js';
import { stricterFields } from './stricter-fields.js';

/**
 * A draft changes freely; what people have read can only be loosened (domain.md, Offer and redemption): at once when an
 * agent does it, after the CCAS has looked when the partner does.
 */
@Injectable()
export class ChangeOffer {
  constructor(
    private readonly proposeRevision: ProposeRevision,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, WrongOfferState, OnlyLoosening, InvalidInput */
  async run(tx: Tx, actor: Actor, id: string, changes: OfferChanges): Promise<void> {
    const offer = await tx.findOne(OfferEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer || (actor.partnerId && actor.partnerId !== offer.partnerId)) throw new NotFound('Cet avantage');
    if (offer.state === 'submitted' || offer.state === 'ended')
      throw new WrongOfferState('Cet avantage ne peut pas être modifié en ce moment.');
    checkWhoChoosesPasses(actor, changes);
    checkOfferTerms({
      ...changes,
      benefit: changes.benefit ?? { kind: offer.benefitKind, value: offer.benefitValue ?? undefined },
      startsOn: changes.startsOn ?? offer.startsOn.toString(),
      endsOn: changes.endsOn === undefined ? offer.endsOn?.toString() : changes.endsOn,
    });
    const hasBeenRead = offer.state === 'published' || offer.state === 'paused';
    const stricter = hasBeenRead ? stricterFields(offer, changes) : [];
    if (stricter.length > 0) throw new OnlyLoosening(stricter);
    if (hasBeenRead && !isStaff(actor)) return this.proposeRevision.run(tx, actor, offer, changes);

    await tx.update(OfferEntity, { id }, changed(offer, changes));
    await this.audit.write(tx, actor, {
      action: 'offer.changed',
      subject: { kind: 'offer', id },
      details: { fields: Object.keys(changes) },
    });
  }
}

function changed(offer: OfferEntity, changes: OfferChanges): OfferEntity {
  const { benefit, limit, startsOn, endsOn, hours, bookingPhone, ...plain } = changes;
  Object.assign(offer, plain);
  if (benefit) Object.assign(offer, { benefitKind: benefit.kind, benefitValue: benefit.value ?? null });
  if (limit !== undefined) Object.assign(offer, { limitUses: limit?.uses ?? null, limitPeriod: limit?.period ?? null });
  if (startsOn) offer.startsOn = Temporal.PlainDate.from(startsOn);
  if (endsOn !== undefined) offer.endsOn = endsOn ? Temporal.PlainDate.from(endsOn) : null;
  if (hours !== undefined) offer.hours = (hours ?? []).map(({ weekdays, from, to }) => ({ weekdays, from, to }));
  if (bookingPhone !== undefined) offer.bookingPhone = bookingPhone ? toE164(bookingPhone)! : null;
  if (offer.benefitKind !== 'service') offer.bookingPhone = null;
  return offer;
}
