import { Temporal } from 'temporal-polyfill';

export interface EarliestEnd {
  /** First day on which notice may be given. */
  noticeFrom: Temporal.PlainDate;
  /** The day the old contract would end, notice given on that day. */
  endsOn: Temporal.PlainDate;
}

/**
 * When an old contract can end at the earliest: after one year any day, effective one month after the insurer has had the
 * notice (loi n° 2019-733 du 14 juillet 2019, code de la sécurité sociale L871-1 and code des assurances L113-15-2, code de
 * la mutualité L221-10-2). Days only: no advice is given.
 * @param startedOn first day of the old contract
 */
export function earliestEnd(startedOn: Temporal.PlainDate, today: Temporal.PlainDate): EarliestEnd {
  // A contract of 29 February has run for a year on 1 March: the last day of February would be a day too early.
  const anniversary = startedOn.add({ years: 1 });
  const firstDay = anniversary.day === startedOn.day ? anniversary : anniversary.add({ days: 1 });
  const noticeFrom = Temporal.PlainDate.compare(firstDay, today) > 0 ? firstDay : today;
  const inAMonth = noticeFrom.add({ months: 1 });
  return { noticeFrom, endsOn: inAMonth.day === noticeFrom.day ? inAMonth : inAMonth.add({ days: 1 }) };
}
