import { Euros } from '../../kernel/fields/numbers.js';
import type { FieldOptions } from '../../kernel/fields/word.js';

/** One billion euros: what is more was typed by mistake. */
export const MOST_CENTS = 100_000_000_000;

/** Of a gift, or of what it pays. */
export const Amount = (options: FieldOptions & { min?: number } = {}) =>
  Euros({ max: MOST_CENTS, sentence: { too_big: 'Ce montant dépasse un milliard d’euros.' }, ...options });
