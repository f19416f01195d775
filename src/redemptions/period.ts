import { Temporal } from 'temporal-polyfill';
import type { LimitPeriod } from '../offers/offer-terms.js';

/** First day of the period a calendar day falls in: what a use is counted under. Weeks are ISO weeks, from Monday. */
export function periodStart(period: LimitPeriod, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ month: Math.floor((day.month - 1) / 3) * 3 + 1, day: 1 });
    case 'year':
      return day.with({ month: 1, day: 1 });
    case 'ever':
      return Temporal.PlainDate.from('1970-01-01');
  }
}

/** First day of the period after the one that begins on `start`; undefined for the one that never ends. */
export function nextPeriodStart(period: LimitPeriod, start: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const lengths = {
    day: { days: 1 },
    week: { days: 7 },
    month: { months: 1 },
    quarter: { months: 3 },
    year: { years: 1 },
  };
  return period === 'ever' ? undefined : start.add(lengths[period]);
}
