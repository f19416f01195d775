import { hoursValues } from '../kernel/hours/read-hours.js';
import type { FormValues } from '../kernel/http/input.js';
import { eurosOf } from '../kernel/fields/numbers.js';
import { frenchPhone, toE164 } from '../kernel/text/phone.js';
import type { OfferView } from './offer-directory.query.js';
import type { OfferChanges, OfferTermsForm } from './offer-form.js';

/** What the form shows for an offer that is already written. */
export function offerValues(offer: OfferView): FormValues {
  const { benefit, limit } = offer;
  const value =
    benefit.value === null ? undefined : benefit.kind === 'percent' ? String(benefit.value) : eurosOf(benefit.value);
  return {
    title: offer.title,
    kind: benefit.kind,
    'benefit.value': value,
    'limit.uses': limit ? String(limit.uses) : undefined,
    'limit.period': limit?.period,
    quota: offer.quota === null ? undefined : String(offer.quota),
    minimumCents: offer.minimumCents === null ? undefined : eurosOf(offer.minimumCents),
    categories: offer.categories.map(String),
    startsOn: offer.startsOn,
    endsOn: offer.endsOn ?? undefined,
    closedOnHolidays: offer.closedOnHolidays ? 'oui' : undefined,
    bookingPhone: offer.bookingPhone ? frenchPhone(offer.bookingPhone) : undefined,
    ...hoursValues(offer.hours),
  };
}

/** What a whole form changes of an offer; null where an answer was emptied. */
export function changesBetween(offer: OfferView, form: OfferTermsForm): OfferChanges {
  const before = {
    ...offer,
    benefit: { kind: offer.benefit.kind, ...(offer.benefit.value !== null && { value: offer.benefit.value }) },
  };
  const after: Record<string, unknown> = {
    title: form.title,
    benefit: { kind: form.benefit.kind, ...(form.benefit.value !== undefined && { value: form.benefit.value }) },
    limit: form.limit ? { uses: form.limit.uses, period: form.limit.period } : null,
    quota: form.quota ?? null,
    categories: form.categories ?? [1, 2, 3],
    minimumCents: form.minimumCents ?? null,
    startsOn: form.startsOn,
    endsOn: form.endsOn ?? null,
    hours: (form.hours ?? []).map(({ weekdays, from, to }) => ({ weekdays, from, to })),
    closedOnHolidays: form.closedOnHolidays ?? false,
    bookingPhone: form.bookingPhone ? toE164(form.bookingPhone) : null,
  };
  return Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => ordered((before as Record<string, unknown>)[field]) !== ordered(value),
    ),
  );
}

/** Lists of days and categories are sets: their order tells nothing. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (Array.isArray(each) && each.every((item) => typeof item === 'number')) return each.toSorted((a, b) => a - b);
    if (each && typeof each === 'object' && !Array.isArray(each))
      return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => a.localeCompare(b)));
    return each;
  });
}
