import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  judge,
  type Moment,
  type OfferTerms,
  type Remaining,
  type Scan,
  verdicts,
} from '../../src/redemptions/verdict.js';
import { verdictSentences } from '../../src/redemptions/verdict-sentences.js';

interface Tap {
  scan: Scan;
  offer: OfferTerms;
  moment: Moment;
  remaining: Remaining;
  amountCents?: number;
}

/** A good card of category 1, any offer, a Tuesday at ten. */
const good: Tap = {
  scan: { reading: 'readable', isReplay: false, status: 'valid', category: 1 },
  offer: { isPublished: true, startDay: 100, endDay: 200, hours: [], closedOnHolidays: false, categories: [1, 2, 3] },
  moment: { day: 150, weekday: 2, time: '10:00', isHoliday: false },
  remaining: {},
};
const verdictOf = (tap: Tap) => judge(tap.scan, tap.offer, tap.moment, tap.remaining, tap.amountCents);
const onOffer = (offer: Partial<OfferTerms>, moment: Partial<Moment> = {}) =>
  verdictOf({ ...good, offer: { ...good.offer, ...offer }, moment: { ...good.moment, ...moment } });

describe('the verdict', () => {
  test('everything wrong at once, then put right one by one, meets every verdict in the order of domain.md', () => {
    const tap = {
      scan: { reading: 'malformed', isReplay: true, status: 'unknown', category: 3 } as Scan,
      offer: {
        ...good.offer,
        isPublished: false,
        hours: [{ weekdays: [2], from: '14:00', to: '18:00' }],
        categories: [1, 2],
        minimumCents: 2000,
      },
      moment: { ...good.moment },
      remaining: { uses: 0, quota: 0 },
      amountCents: 1999,
    };
    const readings = ['unknown_issuer', 'unknown_key', 'bad_signature', 'not_yet_valid', 'expired', 'code_stale'];
    const repairs: (() => unknown)[] = [
      ...[...readings, 'readable'].map((reading) => () => (tap.scan.reading = reading as Scan['reading'])),
      () => (tap.scan.isReplay = false),
      () => (tap.scan.status = 'revoked'),
      () => (tap.scan.status = 'suspended'),
      () => (tap.scan.status = 'valid'),
      () => (tap.offer.isPublished = true),
      () => (tap.moment.time = '14:00'),
      () => (tap.scan.category = 2),
      () => (tap.amountCents = 2000),
      () => (tap.remaining.uses = 1),
      () => (tap.remaining.quota = 1),
    ];
    const met: string[] = [verdictOf(tap)];
    for (const repair of repairs) {
      repair();
      met.push(verdictOf(tap));
    }
    expect(met).toEqual([...verdicts]);
  });

  test('every refusal has a sentence and a next step in French', () => {
    for (const verdict of verdicts) expect(verdictSentences[verdict].why).toMatch(/^[A-ZÀ-Ý].*\.$/);
    for (const verdict of verdicts.slice(0, -1)) expect(verdictSentences[verdict].next).toMatch(/^[A-ZÀ-Ý].*\.$/);
  });

  test('a good pass, an offer on line, no limit: accepted', () => {
    expect(verdictOf(good)).toBe('accepted');
  });
});

describe('the days of an offer', () => {
  test.each([
    [99, 'offer_not_active'],
    [100, 'accepted'],
    [200, 'accepted'],
    [201, 'offer_not_active'],
  ])('from day 100 through day 200: day %i is %s', (day, verdict) => {
    expect(onOffer({}, { day })).toBe(verdict);
  });

  test('without a last day it goes on', () => {
    expect(onOffer({ endDay: undefined }, { day: 1_000_000 })).toBe('accepted');
  });
});

describe('the hours of an offer', () => {
  const hours = [{ weekdays: [2, 4], from: '09:00', to: '12:30' }];
  test.each([
    ['08:59', 2, 'outside_hours'],
    ['09:00', 2, 'accepted'],
    ['12:29', 2, 'accepted'],
    ['12:30', 2, 'outside_hours'],
    ['10:00', 3, 'outside_hours'],
    ['10:00', 4, 'accepted'],
  ])('Tuesdays and Thursdays from 09:00 to 12:30: at %s on weekday %i, %s', (time, weekday, verdict) => {
    expect(onOffer({ hours }, { time, weekday })).toBe(verdict);
  });

  test('24:00 is the end of the day: the last minute counts', () => {
    const evening = [{ weekdays: [2], from: '00:00', to: '24:00' }];
    expect(onOffer({ hours: evening }, { time: '23:59' })).toBe('accepted');
    expect(onOffer({ hours: evening }, { time: '00:00' })).toBe('accepted');
    expect(onOffer({ hours: evening }, { time: '00:00', weekday: 3 })).toBe('outside_hours');
  });

  test('two openings of one day do not join over noon', () => {
    const twice = [...hours, { weekdays: [2], from: '14:00', to: '19:00' }];
    expect(['12:29', '12:30', '13:59', '14:00'].map((time) => onOffer({ hours: twice }, { time }))).toEqual([
      'accepted',
      'outside_hours',
      'outside_hours',
      'accepted',
    ]);
  });

  test('closed on public holidays or not, as the offer says', () => {
    expect(onOffer({ hours, closedOnHolidays: true }, { isHoliday: true })).toBe('outside_hours');
    expect(onOffer({ hours, closedOnHolidays: false }, { isHoliday: true })).toBe('accepted');
    expect(onOffer({ closedOnHolidays: true }, { isHoliday: true })).toBe('outside_hours');
  });
});

describe('limits and minimum', () => {
  test('the last use is accepted, none left is not, and a pass over its limit hears of its limit first', () => {
    const left = (remaining: Remaining) => verdictOf({ ...good, remaining });
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 3 }), (uses, quota) => {
        const expected = uses <= 0 ? 'limit_reached' : quota <= 0 ? 'quota_exhausted' : 'accepted';
        expect(left({ uses, quota })).toBe(expected);
      }),
    );
  });

  test('an amount below the minimum is refused, the minimum itself is not', () => {
    const buying = (amountCents?: number) =>
      verdictOf({ ...good, offer: { ...good.offer, minimumCents: 2000 }, amountCents });
    expect([buying(1999), buying(2000), buying(2001)]).toEqual(['below_minimum', 'accepted', 'accepted']);
    expect(buying(undefined)).toBe('accepted'); // Not asked yet: a verification knows no amount.
  });
});
