import { Temporal } from 'temporal-polyfill';

const first = Temporal.PlainDate.from('1970-01-01');

/** Days since 1970-01-01, as the pass code counts them. */
export function epochDay(day: Temporal.PlainDate | string): number {
  return first.until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days;
}
