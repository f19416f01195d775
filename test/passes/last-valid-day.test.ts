import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { lastValidDay } from '../../src/passes/last-valid-day.js';

test.each([
  ['2026-11-22', 24, '2028-11-21'],
  ['2026-01-01', 12, '2026-12-31'],
  ['2026-12-01', 1, '2026-12-31'],
  ['2027-02-28', 12, '2028-02-27'],
  ['2027-03-01', 12, '2028-02-29'],
])('valid from %s, %i months: through %s, the day before the same day', (from, months, expected) => {
  expect(lastValidDay(Temporal.PlainDate.from(from), months).toString()).toBe(expected);
});

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-08-30', 6, '2027-02-28'],
  ['2026-08-31', 1, '2026-09-30'],
  ['2028-02-29', 12, '2029-02-28'],
])('valid from %s, %i months: through %s, the last day of a month too short for the same day', (from, months, last) => {
  expect(lastValidDay(Temporal.PlainDate.from(from), months).toString()).toBe(last);
});
