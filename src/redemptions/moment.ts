import type { Temporal } from 'temporal-polyfill';
import { isHoliday } from '../kernel/hours/holidays.js';
import { PARIS } from '../kernel/time/paris.js';
import { epochDay } from '../kernel/time/epoch-day.js';
import type { Moment } from './verdict.js';

/** The minute last asked for: nothing of a moment changes within one, and a till asks many times in it. */
let last: { minute: number; moment: Moment } | undefined;

/** An instant as the wall clock of Europe/Paris tells it. */
export function momentOf(instant: Temporal.Instant): Moment {
  const minute = Math.floor(instant.epochMilliseconds / 60_000);
  if (last?.minute !== minute) last = { minute, moment: read(instant) };
  return last.moment;
}

function read(instant: Temporal.Instant): Moment {
  const local = instant.toZonedDateTimeISO(PARIS);
  const day = local.toPlainDate();
  return {
    day: epochDay(day),
    weekday: local.dayOfWeek,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    isHoliday: isHoliday(day),
  };
}
