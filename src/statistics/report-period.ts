import { parseDay } from '../kernel/text/parse-day.js';
import { Temporal } from 'temporal-polyfill';
import { PARIS } from '../kernel/time/paris.js';

/** Both days included, in Paris. */
export interface ReportPeriod {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Longer ones are cut: a year and a day say enough. */
const MOST_DAYS = 366;
/** Up to three months a bar is a day, beyond it is a month. */
const DAYS_AS_BARS = 92;

/** What the address asks for; the last thirty days when it asks for nothing that is a period. */
export function readPeriod(from: string | undefined, to: string | undefined, today: Temporal.PlainDate): ReportPeriod {
  const [one, other] = [dayIn(from), dayIn(to)];
  // Typed the wrong way round, they still say which days.
  const isBackwards = one && other && Temporal.PlainDate.compare(one, other) > 0;
  const last = earlier((isBackwards ? one : other) ?? today, today);
  const first = earlier((isBackwards ? other : one) ?? last.subtract({ days: 29 }), last);
  const longest = last.subtract({ days: MOST_DAYS - 1 });
  return { from: Temporal.PlainDate.compare(first, longest) < 0 ? longest : first, to: last };
}

/** Its first instant, and the first one after it. */
export function instantsOf({ from, to }: ReportPeriod): [string, string] {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(PARIS).toInstant().toString();
  return [start(from), start(to.add({ days: 1 }))];
}

export interface Bar {
  /** ISO day, or month `2026-12`. */
  key: string;
  uses: number;
}

/** One bar for each day, or each month of a long period; those without a use are there too. */
export function barsOf({ from, to }: ReportPeriod, byDay: { day: string; uses: number }[]): Bar[] {
  const isLong = from.until(to).days >= DAYS_AS_BARS;
  const keyOf = (day: string) => (isLong ? day.slice(0, 7) : day);
  const bars = new Map<string, Bar>();
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    bars.set(keyOf(day.toString()), { key: keyOf(day.toString()), uses: 0 });
  for (const { day, uses } of byDay) bars.get(keyOf(day))!.uses += uses;
  return [...bars.values()];
}

function dayIn(text: string | undefined): Temporal.PlainDate | undefined {
  return text ? parseDay(text) : undefined;
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other;
}
