import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { lastDueAt } from '../../../src/kernel/jobs/due.js';

const at = (text: string) => Temporal.Instant.from(text);
const instants = fc
  .integer({ min: at('2024-01-01T00:00:00Z').epochMilliseconds, max: at('2034-12-31T00:00:00Z').epochMilliseconds })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('when a job was last due', () => {
  test.each([
    ['2026-12-08T01:59:59Z', '2026-12-07T02:00:00Z'],
    ['2026-12-08T02:00:00Z', '2026-12-08T02:00:00Z'],
    ['2026-07-08T01:00:00Z', '2026-07-08T01:00:00Z'],
  ])('daily at 03:00 in Paris, at %s: %s', (now, due) => {
    expect(lastDueAt({ dailyAt: '03:00' }, at(now)).toString()).toBe(due);
  });

  test('the night the clocks go forward, half past two is half past three', () => {
    expect(lastDueAt({ dailyAt: '02:30' }, at('2027-03-28T10:00:00Z')).toString()).toBe('2027-03-28T01:30:00Z');
  });

  test('the night they go back, half past two comes twice and counts once', () => {
    const due = lastDueAt({ dailyAt: '02:30' }, at('2027-10-31T00:45:00Z'));
    expect(lastDueAt({ dailyAt: '02:30' }, at('2027-10-31T01:45:00Z')).equals(due)).toBe(true);
  });

  test('a daily moment is never in the future, at most a day and an hour ago, and the same all day long', () => {
    fc.assert(
      fc.property(times, instants, (dailyAt, now) => {
        const due = lastDueAt({ dailyAt }, now);
        const hours = due.until(now).total('hours');
        expect(hours).toBeGreaterThanOrEqual(0);
        expect(hours).toBeLessThan(25.01);
        expect(lastDueAt({ dailyAt }, due).equals(due)).toBe(true);
      }),
    );
  });

  test('every quarter of an hour, on the grid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), instants, (everyMinutes, now) => {
        const due = lastDueAt({ everyMinutes }, now);
        const minutes = due.until(now).total('minutes');
        expect(minutes >= 0 && minutes < everyMinutes).toBe(true);
        expect(lastDueAt({ everyMinutes }, due).equals(due)).toBe(true);
      }),
    );
  });
});
