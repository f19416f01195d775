import { Temporal } from 'temporal-polyfill';

/** What `pg` gives for a `timestamptz`, as an instant. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
