import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { longAgo, parisInstant } from '../../../src/kernel/time/clock.js';

const day = (text: string) => Temporal.PlainDate.from(text);

test('a time of day is that of the clock in Paris, in summer and in winter', () => {
  expect(parisInstant(day('2026-07-01'), '10:30').toString()).toBe('2026-07-01T08:30:00Z');
  expect(parisInstant(day('2026-12-01'), '10:30').toString()).toBe('2026-12-01T09:30:00Z');
  expect(parisInstant(day('2026-12-01'), { hour: 9, minute: 5 }).toString()).toBe('2026-12-01T08:05:00Z');
});

test('so long ago is the same time of the day in Paris, whatever the clock was set to since', () => {
  const now = Temporal.Instant.from('2026-04-15T10:00:00Z');
  expect(longAgo(now, { months: 3 }).toString()).toBe('2026-01-15T11:00:00Z');
  expect(longAgo(now, { years: 2 }).toString()).toBe('2024-04-15T10:00:00Z');
  expect(longAgo(Temporal.Instant.from('2026-03-31T10:00:00Z'), { months: 1 }).toString()).toBe('2026-02-28T11:00:00Z');
});
