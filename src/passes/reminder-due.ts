import { Temporal } from 'temporal-polyfill';

/** Days before the last valid day at which its holder is told. */
export type ReminderDays = 60 | 15;

export const EARLIEST_REMINDER: ReminderDays = 60;

interface Validity {
  validFrom: Temporal.PlainDate;
  /** Last valid day. */
  validThrough: Temporal.PlainDate;
}

/**
 * Which reminder is to be made today. One found late is made late, but never both: with fifteen days left, only the
 * last one is. A validity so short that its reminder would come before it begins has none.
 * @param given reminders already made for this end
 */
export function reminderDue(
  pass: Validity,
  given: ReminderDays[],
  today: Temporal.PlainDate,
): ReminderDays | undefined {
  const left = today.until(pass.validThrough, { largestUnit: 'day' }).days;
  if (left < 0 || left > EARLIEST_REMINDER) return undefined;
  const days: ReminderDays = left <= 15 ? 15 : 60;
  if (given.some((each) => each <= days)) return undefined;
  const moment = pass.validThrough.subtract({ days });
  return Temporal.PlainDate.compare(pass.validFrom, moment) <= 0 ? days : undefined;
}
