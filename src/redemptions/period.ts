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
