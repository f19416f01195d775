import { Temporal } from 'temporal-polyfill';

/** Days a phone's credential lives, today included, before it must renew itself (pass-code.md, Reading). */
const PHONE_DAYS = 14;

/** Last valid day of a phone's credential made today: never past the pass itself. */
export function phoneValidThrough(today: Temporal.PlainDate, passValidThrough: Temporal.PlainDate): Temporal.PlainDate {
  const last = today.add({ days: PHONE_DAYS - 1 });
  return Temporal.PlainDate.compare(last, passValidThrough) < 0 ? last : passValidThrough;
}
