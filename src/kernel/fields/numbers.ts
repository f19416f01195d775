import { frenchShortEuros } from '../ui/french.js';
import { typedCents } from '../text/typed-cents.js';
import { type FieldOptions, field, Unread, type Word } from './word.js';

interface WholeOptions extends FieldOptions {
  min: number;
  /** None: as large as a number is exact. */
  max?: number;
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** A whole number. A page, or an address, sends it as a text: `1 000`, `10 %`. */
export function Whole({ min, max = Infinity, ...options }: WholeOptions) {
  return field(
    {
      ...between(min, max),
      read(typed) {
        const digits = typed.replaceAll(/[\s%]/g, '');
        return /^-?\d{1,15}$/.test(digits) ? Number(digits) : new Unread('not_integer');
      },
      write: (value: number) => String(value),
      look: { label: 'Nombre', control: 'input', inputmode: 'numeric' },
    },
    options,
  );
}

/** The largest amount unless a form says another: one million euros. */
export const A_MILLION_EUROS = 100_000_000;

/** An amount: cents for a program, and in a page euros as a person types them, `1 500,50`. */
export function Euros({ min = 1, max = A_MILLION_EUROS, ...options }: Partial<WholeOptions> = {}) {
  const whole = between(min, max);
  const sentences: Record<string, string> = {
    too_small: min === 1 ? 'Un montant est supérieur à zéro.' : 'Un montant n’est pas inférieur à zéro.',
    too_big: `Ce montant dépasse ${frenchShortEuros(max)}.`,
  };
  return field(
    {
      ...whole,
      checks: whole.checks.map((check) => ({ ...check, sentence: sentences[check.code] ?? check.sentence })),
      read(typed) {
        const read = typedCents(typed, min);
        return 'cents' in read ? read.cents : new Unread(read.code, read.detail);
      },
      write: eurosOf,
      look: { label: 'Montant en euros', control: 'input', inputmode: 'decimal' },
    },
    options,
  );
}

/** `12,50`, `15`: cents as a person types euros. */
export function eurosOf(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');
}

function between(min: number, max: number): Pick<Word, 'checks' | 'schema'> {
  return {
    checks: [
      { code: 'not_integer', sentence: 'Un nombre entier est attendu.', holds: isWhole },
      { code: 'too_small', sentence: 'Ce nombre est trop petit.', holds: (value) => isWhole(value) && value >= min },
      { code: 'too_big', sentence: 'Ce nombre est trop grand.', holds: (value) => isWhole(value) && value <= max },
    ],
    schema: { type: 'integer', minimum: min, ...(max < Infinity && { maximum: max }) },
  };
}
