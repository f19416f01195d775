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

/** A `bigint` of cents as a number: sums stay far below 2^53. */
export const cents: ValueTransformer = {
  to: (value?: number | null) => value,
  from: (text?: string | null) => (text == null ? text : Number(text)),
};
