import { isUUID } from 'class-validator';
import { listChecks, ofList } from './list-checks.js';
import { type FieldOptions, field, type Word } from './word.js';

type Listed = readonly (string | number)[];
/** Codes, or codes with what a person reads for each. */
type Answers = Listed | Readonly<Record<string, string>>;

interface ChoiceOptions extends FieldOptions {
  /** What is none of them counts as no answer, and is not refused. */
  isLoose?: boolean;
}

interface ListOptions extends ChoiceOptions {
  least?: number;
  most?: number;
}

const notInList = 'Cette réponse ne fait pas partie de la liste.';

/** One answer of a closed list. */
export function Choice(answers: Answers, { isLoose, ...options }: ChoiceOptions = {}) {
  return field(choice(answers, isLoose), options);
}

/** Several answers of a closed list, each once. */
export function Choices(answers: Answers, { least = 1, most, isLoose, ...options }: ListOptions = {}) {
  return field(many(choice(answers, isLoose), least, most), options);
}

function choice(answers: Answers, isLoose = false): Word {
  const values: Listed = isListed(answers) ? answers : Object.keys(answers);
  const isNumbers = values.every((value) => typeof value === 'number');
  return {
    checks: [{ code: 'not_in_list', sentence: notInList, holds: (value) => values.includes(value as string) }],
    ...(isLoose && { tidy: (value) => (values.includes(value as string) ? value : undefined) }),
    ...(isNumbers && { read: (typed) => (/^\d+$/.test(typed) ? Number(typed) : typed), write: String }),
    schema: { type: isNumbers ? Number : String, enum: [...values] },
    look: {
      label: 'Choix',
      control: 'select',
      options: isListed(answers) ? answers.map((value) => [String(value), String(value)]) : Object.entries(answers),
    },
  };
}

/** Several keys of a list that slices add to: whoever reads them says which there are. */
export function Keys(options: ListOptions = {}) {
  const key: Word = {
    checks: [
      {
        code: 'not_in_list',
        sentence: notInList,
        holds: (value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,39}$/.test(value),
      },
    ],
    schema: { type: String },
    look: { label: 'Choix', control: 'select', options: [] },
  };
  return field(many(key, options.least ?? 0, options.most ?? 50), options);
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

/** A box to tick under what is agreed to: its version for a program, so that it is known which words they were. */
export function Agreement(version: string, options: FieldOptions = {}) {
  return field(
    {
      ...choice([version]),
      read: (typed) => (typed === 'oui' ? version : typed),
      write: (value: string) => (value === version ? 'oui' : ''),
      look: { label: 'J’accepte', control: 'tick' },
    },
    options,
  );
}

const reference: Word = {
  checks: [{ code: 'not_uuid', sentence: 'Un identifiant est attendu.', holds: (value) => isUUID(value) }],
  schema: { type: String, format: 'uuid' },
  look: { label: 'Choix', control: 'select', options: [] },
};

/** What is no id names nothing. */
const looseReference: Word = {
  ...reference,
  tidy: (value) => (isUUID(value) ? (value as string).toLowerCase() : undefined),
};

/** Something by its id. */
export function Reference({ isLoose, ...options }: ChoiceOptions = {}) {
  return field(isLoose ? looseReference : reference, options);
}

/** Several things by their ids, each once. */
export function References({ least = 1, most, isLoose, ...options }: ListOptions = {}) {
  return field(many(isLoose ? looseReference : reference, least, most), options);
}

/** A list of what one word takes, each once. */
function many({ checks, schema, tidy, ...word }: Word, least: number, most = Infinity): Word {
  const { type, ...item } = schema as { type: unknown };
  return {
    ...word,
    ...(tidy && { tidy: (values) => (Array.isArray(values) ? taken(values.map(tidy)) : values) }),
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

/** Undefined where none is left. */
function taken(values: unknown[]): unknown[] | undefined {
  const left = [...new Set(values)].filter((value) => value !== undefined);
  return left.length > 0 ? left : undefined;
}

function isListed(answers: Answers): answers is Listed {
  return Array.isArray(answers);
}
