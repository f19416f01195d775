import { isEmail } from 'class-validator';
import { frenchPhone, toE164 } from '../text/phone.js';
import { line, type LineOptions, pattern } from './lines.js';
import { type FieldOptions, field } from './word.js';

interface NameOptions extends FieldOptions {
  /** Which part of it; the whole by default. */
  part?: 'family' | 'given';
  max?: number;
}

const parts = {
  family: { label: 'Nom', autocomplete: 'family-name' },
  given: { label: 'Prénom', autocomplete: 'given-name' },
  whole: { label: 'Nom', autocomplete: 'name' },
} as const;

/** The name of somebody, as they write it. */
export function PersonName({ part, max = 100, ...options }: NameOptions = {}) {
  const word = line(max);
  return field({ ...word, look: { ...word.look, ...parts[part ?? 'whole'] } }, options);
}

/** A telephone number, written as in France or with its country code; kept as typed, for the use case to make it E.164. */
export function PhoneNumber(options: FieldOptions = {}) {
  return field(
    {
      checks: [
        {
          code: 'invalid_phone',
          sentence: 'Ce numéro de téléphone n’est pas valable, par exemple 01 43 75 00 00.',
          holds: (value) => typeof value === 'string' && toE164(value) !== undefined,
        },
      ],
      write: frenchPhone,
      schema: { type: String },
      look: { label: 'Téléphone', control: 'input', type: 'tel', autocomplete: 'tel' },
    },
    options,
  );
}

const LONGEST_EMAIL = 254;

export function Email(options: FieldOptions = {}) {
  return field(
    {
      checks: [
        {
          code: 'too_long',
          sentence: 'Ce texte est trop long.',
          holds: (value) => typeof value !== 'string' || value.length <= LONGEST_EMAIL,
        },
        {
          code: 'invalid_email',
          sentence: 'Cette adresse électronique n’est pas complète, par exemple nom@exemple.fr.',
          holds: isEmail,
        },
      ],
      schema: { type: String, format: 'email', maxLength: LONGEST_EMAIL },
      look: { label: 'Courriel', control: 'input', type: 'email', autocomplete: 'email', maxLength: LONGEST_EMAIL },
    },
    options,
  );
}

/** Number and street. */
export function Street({ min = 1, max = 200, ...options }: LineOptions & { max?: number } = {}) {
  const word = line(max, min);
  return field({ ...word, look: { ...word.look, label: 'Adresse', autocomplete: 'street-address' } }, options);
}

/** Five digits; a page may put a blank among them. */
export function Postcode(options: FieldOptions = {}) {
  const word = pattern(/^\d{5}$/, 'Un code postal a cinq chiffres.');
  return field(
    {
      ...word,
      read: (typed) => typed.replaceAll(/\s/g, ''),
      look: {
        label: 'Code postal',
        control: 'input',
        inputmode: 'numeric',
        autocomplete: 'postal-code',
        maxLength: 6,
      },
    },
    options,
  );
}

/** A commune by its INSEE code; whether it is one of the CCAS, the use case says. */
export function Commune(options: FieldOptions = {}) {
  const word = pattern(/^(\d{2}|2A|2B)\d{3}$/, 'Un code commune de l’INSEE est attendu, par exemple 94002.');
  return field(
    { ...word, look: { label: 'Commune', control: 'select', options: [] } },
    { example: '94002', ...options },
  );
}
