import { type FieldOptions, field, type Word } from './word.js';

export interface LineOptions extends FieldOptions {
  /** Fewest characters; 0 takes an empty text. */
  min?: number;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Without blanks around it nor doubled ones inside; the writer's accents and hyphens stay. */
export function tidyLine(value: unknown): unknown {
  return isText(value) ? value.trim().replace(/\s+/g, ' ') : value;
}

/** A text of one line. @param max most characters */
export function line(max: number, min = 1): Word {
  const isShort = (value: unknown) => isText(value) && value.length >= min && value.length <= max;
  return {
    checks: [
      min === 0
        ? { code: 'too_long', sentence: 'Ce texte est trop long.', holds: isShort }
        : { code: 'wrong_length', sentence: 'Ce texte est trop court ou trop long.', holds: isShort },
    ],
    tidy: tidyLine,
    schema: { type: String, ...(min > 0 && { minLength: min }), maxLength: max },
    look: { label: 'Texte', control: 'input', maxLength: max },
  };
}

/** A text of one line, without blanks around it nor doubled ones inside. */
export function Line(max: number, { min, ...options }: LineOptions = {}) {
  return field(line(max, min), options);
}

/** A text of several lines: its line breaks stay, those of a browser become one character. */
export function LongText(max: number, { min = 1, ...options }: LineOptions = {}) {
  const word = line(max, min);
  return field(
    {
      ...word,
      tidy: (value) => (isText(value) ? value.replaceAll('\r\n', '\n').trim() : value),
      look: { ...word.look, control: 'area' },
    },
    options,
  );
}

/** A text exactly as it was sent: a secret, what a code QR holds. */
export function Verbatim(max: number, options: FieldOptions = {}) {
  return field(
    {
      checks: [
        { code: 'not_text', sentence: 'Un texte est attendu.', holds: isText },
        {
          code: 'too_long',
          sentence: 'Ce texte est trop long.',
          holds: (value) => isText(value) && value.length <= max,
        },
      ],
      schema: { type: String, ...(max < Infinity && { maxLength: max }) },
      look: { label: 'Texte', control: 'input', ...(max < Infinity && { maxLength: max }) },
    },
    options,
  );
}

/** What only one person knows, blanks included; no page shows it again. Whether it will do, who keeps it says. */
export function Secret(options: FieldOptions = {}) {
  return field(
    {
      checks: [{ code: 'not_text', sentence: 'Un texte est attendu.', holds: isText }],
      isExact: true,
      schema: { type: String, format: 'password' },
      look: { label: 'Mot de passe', control: 'input', type: 'password' },
    },
    options,
  );
}

/** A page of somebody's site: `https://www.ma-commune.fr`. */
export function WebAddress({ max = 200, ...options }: FieldOptions & { max?: number } = {}) {
  const holds = (value: unknown) =>
    isText(value) && value.length <= max && /^https?:\/\//.test(value) && URL.canParse(value);
  return field(
    {
      checks: [
        { code: 'invalid_address', sentence: 'Une adresse comme https://www.ma-commune.fr est attendue.', holds },
      ],
      tidy: (value) => (isText(value) ? value.trim() : value),
      schema: { type: String, format: 'uri', maxLength: max },
      look: { label: 'Site', control: 'input', hint: 'Avec https:// au début.', autocomplete: 'off', maxLength: max },
    },
    options,
  );
}

/** A text of one form. @param form anchored at both ends */
export function pattern(form: RegExp, sentence = 'Cette valeur n’a pas la forme attendue.'): Word {
  return {
    checks: [{ code: 'wrong_form', sentence, holds: (value) => isText(value) && form.test(value) }],
    schema: { type: String, pattern: form.source },
    look: { label: 'Texte', control: 'input' },
  };
}

/** A text of one form that no other word says. @param form anchored at both ends */
export function Pattern(form: RegExp, options: FieldOptions = {}) {
  return field(pattern(form), options);
}
