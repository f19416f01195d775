import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Temporal } from 'temporal-polyfill';

const require = createRequire(import.meta.url);
let calendar: Holidays | undefined;
const byYear = new Map<number, Set<string>>();

/** The eleven public holidays of the whole country (code du travail L3133-1); Alsace-Moselle's own two are not among them. */
export function isHoliday(day: Temporal.PlainDate): boolean {
  let days = byYear.get(day.year);
  if (!days) {
    const found = theCalendar()
      .getHolidays(day.year)
      .filter((holiday) => holiday.type === 'public');
    days = new Set(found.map((holiday) => holiday.date.slice(0, 10)));
    byYear.set(day.year, days);
  }
  return days.has(day.toString());
}

/** Read with the first question: it brings the holidays of the whole world. */
function theCalendar(): Holidays {
  const Calendar = require('date-holidays') as typeof Holidays;
  return (calendar ??= new Calendar('FR'));
}
