import { Temporal } from 'temporal-polyfill';
import { PARIS } from '../time/paris.js';
import { parisInstant } from '../time/clock.js';

/** When a job is due: on a grid of minutes, or once a day at a time of the clock in Paris, `03:00`. */
export type Due = { everyMinutes: number } | { dailyAt: string };

/**
 * The latest moment, now or before, at which it was due. After a night down that is one moment and not many: what was
 * missed is caught up once.
 */
export function lastDueAt(due: Due, now: Temporal.Instant): Temporal.Instant {
  if ('everyMinutes' in due) {
    const step = due.everyMinutes * 60_000;
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / step) * step);
  }
  const today = now.toZonedDateTimeISO(PARIS).toPlainDate();
  const at = (day: Temporal.PlainDate): Temporal.Instant => parisInstant(day, due.dailyAt);
  return Temporal.Instant.compare(at(today), now) <= 0 ? at(today) : at(today.subtract({ days: 1 }));
}
