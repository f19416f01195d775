import { Temporal } from 'temporal-polyfill';
import type { ValueTransformer } from 'typeorm';

/** A `date` column as a calendar day. */
export const plainDate: ValueTransformer = {
  to: (day?: Temporal.PlainDate | null) => day?.toString() ?? day,
  from: (text?: string | null) => (text ? Temporal.PlainDate.from(text) : text),
};

/** A `timestamptz` column as an instant. */
export const instant: ValueTransformer = {
  to: (at?: Temporal.Instant | null) => at?.toString() ?? at,
  from: (date?: Date | null) => (date ? Temporal.Instant.fromEpochMilliseconds(date.getTime()) : date),
};

/** An `int8` as a number. @throws RangeError beyond 2^53, where a number would be another one */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Beyond the whole numbers of JavaScript: ${text}`);
  return value;
}
