import { tidyLine } from './lines.js';
import { type Check, type FieldOptions, field, type Word } from './word.js';

const isText = (value: unknown): value is string => typeof value === 'string';

/** Of what is drawn on a card or a letter. */
const isPrintable: Check = {
  code: 'control_character',
  sentence: 'Ce texte contient un caractère qui n’est pas permis.',
  holds: (value) => isText(value) && !/[^\P{C}\n]/u.test(value),
};

/** A line that is printed as it is: nothing in it that a printer would not know, and the length that there is room for. */
export function Printed(max: number, options: FieldOptions = {}) {
  return field(printed(max), options);
}

/** The same of several lines. */
export function PrintedText(max: number, options: FieldOptions = {}) {
  const word = printed(max);
  return field(
    {
      ...word,
      tidy: (value) => (isText(value) ? value.replaceAll('\r\n', '\n').trim() : value),
      look: { ...word.look, control: 'area' },
    },
    options,
  );
}

/** @param max most characters */
export function printed(max: number): Word {
  return {
    checks: [
      isPrintable,
      {
        code: 'too_long',
        sentence: (value: string) => `${max} caractères au plus : il y en a ${value.length}.`,
        holds: (value) => isText(value) && value.length > 0 && value.length <= max,
      },
    ],
    tidy: tidyLine,
    schema: { type: String, minLength: 1, maxLength: max },
    look: { label: 'Texte', control: 'input', maxLength: max },
  };
}
