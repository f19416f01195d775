import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { minutesOf } from '../../src/kernel/hours/hours-cover.js';
import type { OpeningHours } from '../../src/kernel/hours/opening-hours.js';
import type { OfferEntity } from '../../src/offers/offer.entity.js';
import type { OfferChanges } from '../../src/offers/offer-form.js';
import { benefitKinds, limitPeriods, savedCents } from '../../src/offers/offer-terms.js';
import { stricterFields } from '../../src/offers/stricter-fields.js';

const time = fc.constantFrom('00:00', '08:00', '09:30', '12:00', '14:00', '19:30', '24:00');
const span = fc
  .record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: time, to: time })
  .filter(({ from, to }) => from < to);
const hours = fc.array(span, { maxLength: 3 });
const day = fc.integer({ min: 0, max: 60 }).map((days) => Temporal.PlainDate.from('2026-12-01').add({ days }));
const benefit = fc
  .record({ kind: fc.constantFrom(...benefitKinds), value: fc.integer({ min: 1, max: 100 }) })
  .map(({ kind, value }) => ({ kind, value }));
const limit = fc.option(fc.record({ uses: fc.integer({ min: 1, max: 5 }), period: fc.constantFrom(...limitPeriods) }), {
  nil: null,
});
const amount = fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null });
const categories = fc.uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1 });

const terms = fc.record({
  benefit,
  limit,
  quota: amount,
  minimumCents: amount,
  categories,
  startsOn: day,
  endsOn: fc.option(day, { nil: null }),
  hours,
  closedOnHolidays: fc.boolean(),
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

const published = (before: Terms): OfferEntity =>
  ({
    title: 'Une remise',
    benefitKind: before.benefit.kind,
    benefitValue: before.benefit.value,
    limitUses: before.limit?.uses ?? null,
    limitPeriod: before.limit?.period ?? null,
    quota: before.quota,
    minimumCents: before.minimumCents,
    categories: before.categories,
    startsOn: before.startsOn,
    endsOn: before.endsOn,
    hours: before.hours,
    closedOnHolidays: before.closedOnHolidays,
    bookingPhone: null,
  }) as OfferEntity;
const changesTo = (after: Terms): OfferChanges =>
  ({ ...after, startsOn: after.startsOn.toString(), endsOn: after.endsOn?.toString() ?? null }) as never;

/** One visit to the shop, whatever it may be. */
const visit = fc.record({
  on: day,
  minute: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }),
  isHoliday: fc.boolean(),
  category: fc.constantFrom(1, 2, 3),
  amountCents: fc.integer({ min: 1, max: 10_000 }),
  usedInPeriod: fc.integer({ min: 0, max: 6 }),
  usedByAll: fc.integer({ min: 0, max: 6000 }),
});
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

function isGiven(
  offer: Terms,
  { on, minute, isHoliday, category, amountCents, usedInPeriod, usedByAll }: Visit,
): boolean {
  return (
    Temporal.PlainDate.compare(on, offer.startsOn) >= 0 &&
    (offer.endsOn === null || Temporal.PlainDate.compare(on, offer.endsOn) <= 0) &&
    minutesOf(offer.hours as OpeningHours[])[minute]! &&
    !(isHoliday && offer.closedOnHolidays) &&
    offer.categories.includes(category) &&
    amountCents >= (offer.minimumCents ?? 0) &&
    (offer.limit === null || usedInPeriod < offer.limit.uses) &&
    (offer.quota === null || usedByAll < offer.quota)
  );
}

describe('what people have read can only be loosened', () => {
  test('a change that is let through takes nothing from anyone, on any visit', () => {
    let letThrough = 0;
    fc.assert(
      fc.property(terms, terms, visit, (before, other, going) => {
        // One field at a time is let through often enough to say something; all at once hardly ever.
        for (const field of Object.keys(other) as (keyof Terms)[]) {
          const after = { ...before, [field]: other[field] } as Terms;
          const change = { [field]: (changesTo(after) as Record<string, unknown>)[field] } as OfferChanges;
          if (stricterFields(published(before), change).length > 0) continue;
          letThrough++;
          if (isGiven(before, going)) {
            expect([field, isGiven(after, going)]).toEqual([field, true]);
            expect(savedCents(after.benefit, going.amountCents)).toBeGreaterThanOrEqual(
              savedCents(before.benefit, going.amountCents),
            );
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(letThrough).toBeGreaterThan(500);
  });

  test('the same again is never stricter', () => {
    fc.assert(fc.property(terms, (same) => expect(stricterFields(published(same), changesTo(same))).toEqual([])));
  });

  test('another title is not: it often says the value, and the CCAS reads both side by side', () => {
    const [offer] = fc.sample(terms, { numRuns: 1, seed: 7 });
    expect(stricterFields(published(offer!), { title: '15 % sur le pain' } as never)).toEqual([]);
  });

  test('taking every condition away is never stricter', () => {
    fc.assert(
      fc.property(terms, (before) => {
        const free = { limit: null, quota: null, minimumCents: null, endsOn: null, hours: [], closedOnHolidays: false };
        expect(stricterFields(published(before), { ...free, categories: [1, 2, 3] } as never)).toEqual([]);
      }),
    );
  });

  test.each<[string, Partial<Terms>, OfferChanges, string]>([
    [
      'another kind of benefit',
      { benefit: { kind: 'percent', value: 10 } },
      { benefit: { kind: 'amount', value: 1000 } },
      'benefit',
    ],
    [
      'a higher special price',
      { benefit: { kind: 'fixed_price', value: 500 } },
      { benefit: { kind: 'fixed_price', value: 501 } },
      'benefit',
    ],
    [
      'a lunch break',
      { hours: [{ weekdays: [1], from: '09:30', to: '19:30' }] },
      {
        hours: [
          { weekdays: [1], from: '09:30', to: '12:00' },
          { weekdays: [1], from: '14:00', to: '19:30' },
        ],
      },
      'hours',
    ],
    [
      'hours where there were none',
      { hours: [] },
      { hours: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '00:00', to: '24:00' }] },
      'hours',
    ],
    ['holidays taken out', { closedOnHolidays: false }, { closedOnHolidays: true }, 'closedOnHolidays'],
    ['a later start', { startsOn: Temporal.PlainDate.from('2026-12-01') }, { startsOn: '2026-12-02' }, 'startsOn'],
  ])('%s is refused, at its field', (_, before, change, field) => {
    const [offer] = fc.sample(terms, { numRuns: 1, seed: 7 });
    const refused = stricterFields(published({ ...offer!, ...before }), change);
    expect(refused.map((error) => error.field)).toEqual([field]);
  });
});
