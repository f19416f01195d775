import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../kernel/errors/domain-error.js';
import { hoursCover } from '../kernel/hours/hours-cover.js';
import type { OfferEntity } from './offer.entity.js';
import type { OfferChanges } from './offer-form.js';

/**
 * Which of these changes would take something from people who have read the offer. Not its title: it often says the
 * value, and the CCAS reads both side by side.
 */
export function stricterFields(offer: OfferEntity, changes: OfferChanges): FieldError[] {
  const { limit, quota, categories, minimumCents, endsOn, startsOn } = changes;
  const stricter: Record<string, unknown> = {
    benefit: changes.benefit !== undefined && !isAsGood(offer, changes.benefit),
    limit: limit && (offer.limitUses === null || limit.period !== offer.limitPeriod || limit.uses < offer.limitUses),
    quota: quota && (offer.quota === null || quota < offer.quota),
    categories: categories !== undefined && offer.categories.some((category) => !categories.includes(category)),
    minimumCents: minimumCents && (offer.minimumCents === null || minimumCents > offer.minimumCents),
    startsOn: startsOn !== undefined && Temporal.PlainDate.compare(startsOn, offer.startsOn) > 0,
    endsOn: endsOn && (offer.endsOn === null || Temporal.PlainDate.compare(endsOn, offer.endsOn) < 0),
    hours: changes.hours && !hoursCover(changes.hours, offer.hours),
    // Another number may be right; none leaves people who were told to call without one.
    bookingPhone: changes.bookingPhone === null && offer.bookingPhone !== null,
    closedOnHolidays: changes.closedOnHolidays === true && !offer.closedOnHolidays,
  };
  return Object.keys(stricter)
    .filter((field) => stricter[field])
    .map((field) => ({
      field,
      code: 'stricter',
      detail: 'Ce changement serait moins favorable que ce qui a été annoncé.',
    }));
}

/** The same kind, worth at least as much: a lower fixed price is better, a higher anything else. */
function isAsGood(offer: OfferEntity, { kind, value }: NonNullable<OfferChanges['benefit']>): boolean {
  if (kind !== offer.benefitKind) return false;
  if (offer.benefitValue === null || value === undefined) return true;
  return kind === 'fixed_price' ? value <= offer.benefitValue : value >= offer.benefitValue;
}
