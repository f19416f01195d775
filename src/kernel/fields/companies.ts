import { isSiren, isSiret } from '../companies/identifiers.js';
import { type FieldOptions, field, type Word } from './word.js';

/** Nine digits that hold; blanks among them are taken away. */
export function Siren(options: FieldOptions = {}) {
  const sentence = 'Ce SIREN n’est pas valable : vérifiez ses 9 chiffres.';
  return field(digits('SIREN', { code: 'invalid_siren', sentence, holds: isSiren }, '732829320'), options);
}

/** Fourteen digits that hold; blanks among them are taken away. */
export function Siret(options: FieldOptions = {}) {
  const sentence = 'Ce SIRET n’est pas valable : vérifiez ses 14 chiffres.';
  return field(digits('SIRET', { code: 'invalid_siret', sentence, holds: isSiret }, '73282932000074'), options);
}

function digits(
  label: string,
  { holds, ...check }: { code: string; sentence: string; holds(text: string): boolean },
  example: string,
): Word {
  return {
    checks: [{ ...check, holds: (value) => typeof value === 'string' && holds(value) }],
    tidy: (value) => (typeof value === 'string' ? value.replaceAll(/\s/g, '') : value),
    schema: { type: String, example },
    look: { label, control: 'input', inputmode: 'numeric' },
  };
}
