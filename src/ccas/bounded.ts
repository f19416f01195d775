import { type FieldOptions, field, Unread } from '../kernel/fields/word.js';

/** A whole number that a manager may set, from one to another. */
export function Bounded(least: number, most: number, options: FieldOptions = {}) {
  const outOfRange = { code: 'out_of_range', sentence: `Un nombre entier de ${least} à ${most} est attendu.` };
  const holds = (value: unknown) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return field(
    {
      checks: [{ ...outOfRange, holds }],
      blank: outOfRange,
      read: (typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : new Unread(outOfRange.code)),
      schema: { type: 'integer', minimum: least, maximum: most },
      look: { label: 'Nombre', control: 'input', inputmode: 'numeric', maxLength: String(most).length },
    },
    options,
  );
}
