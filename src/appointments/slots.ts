import { Temporal } from 'temporal-polyfill';
import { PARIS } from '../kernel/time/paris.js';
import { parisInstant } from '../kernel/time/clock.js';

export interface HalfDay {
  /** ISO day in Paris. */
  day: string;
  /** `09:00`, as the clock in Paris shows it. */
  from: string;
  to: string;
  /** One slot for everybody when absent: a meeting. */
  slotMinutes?: number;
}

export interface Slot {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Slots one after the other; minutes left over at the end are nobody's. Empty when not one fits. */
export function slotsOf({ day, from, to, slotMinutes }: HalfDay): Slot[] {
  const date = Temporal.PlainDate.from(day);
  const [start, end] = [parisInstant(date, from), parisInstant(date, to)];
  const minutes = start.until(end, { largestUnit: 'minute' }).minutes;
  const length = slotMinutes ?? minutes;
  if (length <= 0) return [];
  return Array.from({ length: Math.max(Math.floor(minutes / length), 0) }, (_, index) => ({
    startsAt: start.add({ minutes: index * length }),
    endsAt: start.add({ minutes: (index + 1) * length }),
  }));
}

/** `14 h 30`, in Paris. */
export function hourOf(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(PARIS);
  return `${local.hour} h ${local.minute === 0 ? '' : String(local.minute).padStart(2, '0')}`.trim();
}
