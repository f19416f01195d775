import { Temporal } from 'temporal-polyfill';
import { isHoliday } from '../../kernel/hours/holidays.js';

/**
 * Last day to declare the gifts of a calendar year (CGI 222 bis and 223): the second working day after 1 May of the
 * following year.
 */
export function declarationDeadline(year: number): Temporal.PlainDate {
  let day = Temporal.PlainDate.from({ year: year + 1, month: 5, day: 1 });
  for (let working = 0; working < 2;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5 && !isHoliday(day)) working++;
  }
  return day;
}
