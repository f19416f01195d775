import { type FormValues, textIn } from '../kernel/http/input.js';
import { toE164 } from '../kernel/text/phone.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { mergeFields } from './merged-values.js';

const { residenceProof: _, ...sameNames } = mergeFields;

/** What is chosen together, as between two dossiers of one person; and by the names of the form. */
export const comparedFields = {
  ...sameNames,
  reference: ['reference'],
  residenceProof: ['residenceProof.kind', 'residenceProof.seenOn'],
} as const satisfies Record<string, readonly string[]>;
export type ComparedField = keyof typeof comparedFields;
export type Side = 'mine' | 'theirs';

export interface Difference {
  field: ComparedField;
  /** What only one of the two has changed is kept unless the agent says otherwise; undefined when both changed it. */
  suggested?: Side;
}

type Values = Record<string, string | undefined>;

/**
 * Where two corrections of one dossier differ.
 * @param before the form as the second agent opened it
 * @param mine what they typed
 * @param theirs what somebody else saved meanwhile
 */
export function compareVersions(before: Values, mine: Values, theirs: Values): Difference[] {
  const fields = Object.keys(comparedFields) as ComparedField[];
  return fields
    .filter((field) => !isSame(field, mine, theirs))
    .map((field) => {
      if (isSame(field, before, theirs)) return { field, suggested: 'mine' };
      if (isSame(field, before, mine)) return { field, suggested: 'theirs' };
      return { field };
    });
}

/** Names of the form whose typed values give way to what is saved. */
export function givenUp(choices: Partial<Record<ComparedField, Side>>): string[] {
  const fields = Object.keys(choices) as ComparedField[];
  return fields.filter((field) => choices[field] === 'theirs').flatMap((field) => comparedFields[field]);
}

/** The form's hidden fields say how it was opened (`before.…`) and what was chosen (`choice.…`); the rest was typed. */
export function readVersions(body: FormValues): {
  version?: number;
  before: Values;
  typed: FormValues;
  choices: Partial<Record<ComparedField, Side>>;
} {
  const before: Values = {};
  const typed: FormValues = {};
  const choices: Partial<Record<ComparedField, Side>> = {};
  let version: number | undefined;
  for (const [name, value] of Object.entries(body)) {
    const text = textIn(body, name) ?? '';
    const chosen = name.startsWith('choice.') ? name.slice(7) : undefined;
    if (name === 'version') version = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    else if (name.startsWith('before.')) before[name.slice(7)] = text;
    else if (chosen !== undefined) {
      if (chosen in comparedFields && (text === 'mine' || text === 'theirs')) choices[chosen as ComparedField] = text;
    } else typed[name] = value;
  }
  return { version, before, typed, choices };
}

function isSame(field: ComparedField, one: Values, other: Values): boolean {
  return comparedFields[field].every((name) => normal(name, one[name]) === normal(name, other[name]));
}

/** As it will be stored: `06 12…` and `+33 6 12…` are one number, `2/3/1948` and `1948-03-02` one day. */
function normal(name: string, value = ''): string {
  const text = value.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (name === 'phone') return toE164(text) ?? text;
  return text.includes('/') ? typedDay(text) : text;
}
