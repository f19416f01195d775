import { Temporal } from 'temporal-polyfill';

/** Pauses after the first failure, the second, … in minutes: most refusals pass within the hour, an outage in a day. */
const pauses = [1, 5, 30, 120, 720, 1440, 1440];

/** @returns how long to wait after this many attempts; undefined when it has been tried often enough */
export function retryPause(attempts: number): Temporal.Duration | undefined {
  const minutes = pauses[attempts - 1];
  return minutes === undefined ? undefined : Temporal.Duration.from({ minutes });
}
