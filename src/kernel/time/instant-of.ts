import { Temporal } from 'temporal-polyfill';
import { parisDay } from './clock.js';

/** What `pg` gives for a `timestamptz`, as an instant. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** Its calendar day in Europe/Paris, ISO. */
export function dayOf(at: Date | string): string {
  return parisDay(instantOf(new Date(at))).toString();
}
