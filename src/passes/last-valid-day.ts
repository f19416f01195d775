import type { Temporal } from 'temporal-polyfill';

/**
 * The last day of a validity of whole months, both ends included: 24 months from 22 November 2026 end on 21 November
 * 2028. Where the month is too short for the same day (6 months from 31 August), its last day is the last valid one.
 */
export function lastValidDay(from: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const sameDay = from.add({ months });
  return sameDay.day < from.day ? sameDay : sameDay.subtract({ days: 1 });
}
