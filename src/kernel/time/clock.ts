import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { PARIS } from './paris.js';

/** The only place that reads the machine's time. Tests put a clock of their own here. */
@Injectable()
export class Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }

  /** Today's calendar day in Europe/Paris. */
  today(): Temporal.PlainDate {
    return parisDay(this.now());
  }
}

/** The calendar day of an instant in Europe/Paris. */
export function parisDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(PARIS).toPlainDate();
}

/** Seconds since 1970, as JOSE wants them. */
export function epochSeconds(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1000);
}

/** That time of that day on the clock in Paris. @param time `10:30` */
export function parisInstant(day: Temporal.PlainDate, time: string | Temporal.PlainTimeLike): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: PARIS, plainTime: time }).toInstant();
}

/** The first instant of that day in Paris, as SQL takes it. */
export function firstInstantOf(day: Temporal.PlainDate): string {
  return parisInstant(day, '00:00').toString();
}

/** The same time of the day in Paris, so long before: what is kept a year goes on its day. @param span `{ months: 12 }` */
export function longAgo(now: Temporal.Instant, span: { months: number } | { years: number }): Temporal.Instant {
  return now.toZonedDateTimeISO(PARIS).subtract(span).toInstant();
}
