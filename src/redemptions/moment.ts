import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { PARIS } from '../kernel/time/paris.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import type { Moment } from './verdict.js';

const calendar = new Holidays('FR');
const byYear = new Map<number, Set<string>>();

/** An instant as the wall clock of Europe/Paris tells it. */
export function momentOf(instant: Temporal.Instant): Moment {
  const local = instant.toZonedDateTimeISO(PARIS);
  const day = local.toPlainDate();
  return {
    day: epochDay(day),
    weekday: local.dayOfWeek,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    isHoliday: isHoliday(day),
  };
}

/** The eleven public holidays of the whole country (code du travail L3133-1); Alsace-Moselle's own two are not among them. */
export function isHoliday(day: Temporal.PlainDate): boolean {
  let days = byYear.get(day.year);
  if (!days) {
    const found = calendar.getHolidays(day.year).filter((holiday) => holiday.type === 'public');
    days = new Set(found.map((holiday) => holiday.date.slice(0, 10)));
    byYear.set(day.year, days);
  }
  return days.has(day.toString());
}
