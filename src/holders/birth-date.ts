import { typedDay } from '../kernel/text/typed-day.js';

/** A birth date as people type it, to `1948-03-02`; undefined for anything else, and for a day that does not exist. */
export function readBirthDate(typed: string): string | undefined {
  const date = typedDay(typed);
  const parsed = new Date(`${date}T00:00:00Z`);
  const exists = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(parsed.getTime());
  return exists && parsed.toISOString().startsWith(date) ? date : undefined;
}
