import type { Temporal } from 'temporal-polyfill';
import { isHoliday } from '../kernel/hours/holidays.js';
import { PARIS } from '../kernel/time/paris.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import type { Moment } from './verdict.js';

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
