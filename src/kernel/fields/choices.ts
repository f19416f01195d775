import { isUUID } from 'class-validator';
import { listChecks, ofList } from './list-checks.js';
import { type FieldOptions, field, type Word } from './word.js';

type Listed = readonly (string | number)[];
/** Codes, or codes with what a person reads for each. */
type Answers = Listed | Readonly<Record<string, string>>;

interface ListOptions extends FieldOptions {
  least?: number;
  most?: number;
}

const notInList = 'Cette réponse ne fait pas partie de la liste.';

/** One answer of a closed list. */
export function Choice(answers: Answers, options: FieldOptions = {}) {
  return field(choice(answers), options);
}

/** Several answers of a closed list, each once. */
export function Choices(answers: Answers, { least = 1, most, ...options }: ListOptions = {}) {
  return field(many(choice(answers), least, most), options);
}

function choice(answers: Answers): Word {
  const values: Listed = isListed(answers) ? answers : Object.keys(answers);
  const isNumbers = values.every((value) => typeof value === 'number');
  return {
    checks: [{ code: 'not_in_list', sentence: notInList, holds: (value) => values.includes(value as string) }],
    ...(isNumbers && { read: (typed) => (/^\d+$/.test(typed) ? Number(typed) : typed), write: String }),
    schema: { type: isNumbers ? Number : String, enum: [...values] },
    look: {
      label: 'Choix',
      control: 'select',
      options: isListed(answers) ? answers.map((value) => [String(value), String(value)]) : Object.entries(answers),
    },
  };
}

/** A box to tick: true or false for a program; a page sends `oui` when it is ticked, and nothing otherwise. */
export function Tick(options: FieldOptions = {}) {
  return field(
    {
      checks: [
        {
          code: 'not_boolean',
          sentence: 'Une réponse vrai ou faux est attendue.',
          holds: (value) => typeof value === 'boolean',
        },
      ],
      isTick: true,
      read: (typed) => typed === 'oui',
      write: (value: boolean) => (value ? 'oui' : ''),
      schema: { type: Boolean },
      look: { label: 'Oui', control: 'tick' },
    },
    options,
  );
}

/** A box that must be ticked before anything is done. @param unticked what is said where it is not */
export function Confirmation(unticked: { code: string; sentence: string }, options: FieldOptions = {}) {
  return field(
    {
      checks: [{ ...unticked, holds: (value) => value === true }],
      isTick: true,
      read: (typed) => typed === 'oui',
      schema: { type: Boolean, enum: [true] },
      look: { label: 'Je confirme', control: 'tick' },
    },
    options,
  );
}

const reference: Word = {
  checks: [{ code: 'not_uuid', sentence: 'Un identifiant est attendu.', holds: (value) => isUUID(value) }],
  schema: { type: String, format: 'uuid' },
  look: { label: 'Choix', control: 'select', options: [] },
};

/** Something by its id. */
export function Reference(options: FieldOptions = {}) {
  return field(reference, options);
}

/** Several things by their ids, each once. */
export function References({ least = 1, most, ...options }: ListOptions = {}) {
  return field(many(reference, least, most), options);
}

/** A list of what one word takes, each once. */
function many({ checks, schema, ...word }: Word, least: number, most = Infinity): Word {
  const { type, ...item } = schema as { type: unknown };
  return {
    ...word,
    checks: [
      ...listChecks(least, most),
      {
        code: 'repeated',
        sentence: 'Cette liste contient deux fois la même valeur.',
        holds: ofList((values) => new Set(values).size === values.length),
      },
      ...checks.map((check) => ({ ...check, holds: ofList((values) => values.every((one) => check.holds(one))) })),
    ],
    isMany: true,
    schema: {
      type: [type],
      ...item,
      uniqueItems: true,
      minItems: least,
      ...(most < Infinity && { maxItems: most }),
    } as Word['schema'],
  };
}

function isListed(answers: Answers): answers is Listed {
  return Array.isArray(answers);
}
