import type { Temporal } from 'temporal-polyfill';

/** The calendar year an address asks for; this one where it names none. */
export function yearIn(typed: string | undefined, today: Temporal.PlainDate): number {
  return /^2\d{3}$/.test(typed ?? '') ? Number(typed) : today.year;
}
