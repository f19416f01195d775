import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type LimitPeriod, limitPeriods } from '../../src/offers/offer-terms.js';
import { periodStart } from '../../src/redemptions/period.js';

const startOf = (period: LimitPeriod, day: string) => periodStart(period, Temporal.PlainDate.from(day)).toString();
const aDay = fc.integer({ min: 0, max: 60_000 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));
const aPeriod = fc.constantFrom(...limitPeriods);
const bounded = fc.constantFrom(...limitPeriods.filter((period) => period !== 'ever'));

describe('the period a use is counted under', () => {
  test.each([
    ['day', '2026-12-08', '2026-12-08'],
    ['week', '2026-12-08', '2026-12-07'],
    ['month', '2026-12-08', '2026-12-01'],
    ['quarter', '2026-12-08', '2026-10-01'],
    ['year', '2026-12-08', '2026-01-01'],
    ['ever', '2026-12-08', '1970-01-01'],
  ] as [LimitPeriod, string, string][])('one %s, on %s, began on %s', (period, day, start) => {
    expect(startOf(period, day)).toBe(start);
  });

  test('ISO week 53 runs over New Year: Thursday 31 December 2026 and Sunday 3 January 2027 are one week', () => {
    expect(Temporal.PlainDate.from('2027-01-03').weekOfYear).toBe(53);
    expect(['2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03'].map((day) => startOf('week', day))).toEqual(
      Array(4).fill('2026-12-28'),
    );
    expect(startOf('week', '2027-01-04')).toBe('2027-01-04');
  });

  test.each([
    ['2028-03-31', '2028-01-01'],
    ['2028-04-01', '2028-04-01'],
    ['2028-06-30', '2028-04-01'],
    ['2028-07-01', '2028-07-01'],
    ['2028-09-30', '2028-07-01'],
    ['2028-10-01', '2028-10-01'],
    ['2028-12-31', '2028-10-01'],
    ['2028-02-29', '2028-01-01'],
  ])('the quarter of %s began on %s', (day, start) => {
    expect(startOf('quarter', day)).toBe(start);
  });
});

describe('for any day and any period', () => {
  test('a period began on that day or before, and its first day is in it', () => {
    fc.assert(
      fc.property(aPeriod, aDay, (period, day) => {
        const start = periodStart(period, day);
        expect(Temporal.PlainDate.compare(start, day)).toBeLessThanOrEqual(0);
        expect(periodStart(period, start).equals(start)).toBe(true);
      }),
    );
  });

  test('the day before a period begins is in another one', () => {
    fc.assert(
      fc.property(bounded, aDay, (period, day) => {
        const start = periodStart(period, day);
        expect(periodStart(period, start.subtract({ days: 1 })).equals(start)).toBe(false);
      }),
    );
  });

  test('two days share a period exactly when the calendar says so', () => {
    const calendar: Record<LimitPeriod, (day: Temporal.PlainDate) => string> = {
      day: (day) => day.toString(),
      week: (day) => `${day.yearOfWeek} ${day.weekOfYear}`,
      month: (day) => `${day.year} ${day.month}`,
      quarter: (day) => `${day.year} ${Math.ceil(day.month / 3)}`,
      year: (day) => `${day.year}`,
      ever: () => 'ever',
    };
    fc.assert(
      fc.property(aPeriod, aDay, fc.integer({ min: -400, max: 400 }), (period, day, days) => {
        const other = day.add({ days });
        expect(periodStart(period, day).equals(periodStart(period, other))).toBe(
          calendar[period](day) === calendar[period](other),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('a week begins on a Monday and lasts seven days', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const start = periodStart('week', day);
        expect(start.dayOfWeek).toBe(1);
        expect(start.until(day).days).toBeLessThan(7);
      }),
    );
  });
});
