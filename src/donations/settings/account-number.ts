import { Pattern } from '../../kernel/fields/lines.js';
import type { FieldOptions } from '../../kernel/fields/word.js';

/** Of the chart of accounts: `7562`. */
export const AccountNumber = (options: FieldOptions = {}) =>
  Pattern(/^\d{2,12}$/, {
    sentence: 'Un numéro de compte a de 2 à 12 chiffres.',
    inputmode: 'numeric',
    ...options,
  });
