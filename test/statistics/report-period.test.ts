import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { barsOf, instantsOf, readPeriod } from '../../src/statistics/report-period.js';

const today = Temporal.PlainDate.from('2026-12-08');
const read = (from?: string, to?: string) => {
  const period = readPeriod(from, to, today);
  return [period.from.toString(), period.to.toString()];
};

describe('the days of a report', () => {
  test.each([
    ['nothing asked: thirty days', undefined, undefined, '2026-11-09', '2026-12-08'],
    ['as asked', '2026-12-01', '2026-12-03', '2026-12-01', '2026-12-03'],
    ['one day', '2026-12-08', '2026-12-08', '2026-12-08', '2026-12-08'],
    ['not beyond today', '2026-12-01', '2027-05-01', '2026-12-01', '2026-12-08'],
    ['a year at most', '2010-01-01', '2026-12-08', '2025-12-08', '2026-12-08'],
    ['backwards: the same days', '2026-12-05', '2026-12-01', '2026-12-01', '2026-12-05'],
    ['all of them to come: today', '2027-02-01', '2027-03-01', '2026-12-08', '2026-12-08'],
    ['no such day', '2026-02-30', 'demain', '2026-11-09', '2026-12-08'],
  ])('%s', (_, from, to, first, last) => {
    expect(read(from, to)).toEqual([first, last]);
  });

  test('begin and end at midnight in Paris, also when the clock changes', () => {
    expect(
      instantsOf({ from: Temporal.PlainDate.from('2026-10-25'), to: Temporal.PlainDate.from('2026-10-25') }),
    ).toEqual(['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z']);
  });

  test('every day or month has a bar, and no use is lost between them', () => {
    const days = fc.integer({ min: 0, max: 365 });
    fc.assert(
      fc.property(days, fc.array(fc.record({ ago: days, uses: fc.integer({ min: 1, max: 50 }) })), (length, used) => {
        const period = { from: today.subtract({ days: length }), to: today };
        const byDay = used
          .filter(({ ago }) => ago <= length)
          .map(({ ago, uses }) => ({ day: today.subtract({ days: ago }).toString(), uses }));
        const bars = barsOf(period, byDay);
        const sum = (all: { uses: number }[]) => all.reduce((total, { uses }) => total + uses, 0);
        expect(sum(bars)).toBe(sum(byDay));
        expect(bars).toHaveLength(length < 92 ? length + 1 : new Set(bars.map(({ key }) => key)).size);
        expect(bars.length).toBeLessThanOrEqual(92);
        expect(bars.map(({ key }) => key)).toEqual(bars.map(({ key }) => key).toSorted());
      }),
    );
  });
});
