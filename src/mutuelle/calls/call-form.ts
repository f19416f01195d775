import { Siren } from '../../kernel/fields/companies.js';
import { Line } from '../../kernel/fields/lines.js';
import { PersonName } from '../../kernel/fields/people.js';
import { PhoneAndEmailForm } from '../../kernel/fields/phone-and-email-form.js';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { parseDay } from '../../kernel/text/parse-day.js';
import { typedDay } from '../../kernel/text/typed-day.js';

export interface NewCall {
  title: string;
  closesOn: string;
  plans: string[];
  bandStarts: number[];
  costWeight: number;
  criteria: { label: string; weight: number }[];
}

export const CRITERION_ROWS = 8;

/** A candidate as an agent enters it. */
export class CandidateForm extends PhoneAndEmailForm {
  @Line(120, { label: 'Nom de la mutuelle', autocomplete: 'organization' })
  name!: string;

  @Siren({ optional: true })
  siren?: string;

  @PersonName({ max: 80, optional: true, label: 'Personne à qui parler' })
  contactName?: string;
}

/**
 * The specification as a page sends it: plans one a line, ages separated by commas, a row a criterion.
 * @throws InvalidInput with the page's names
 */
export function readCallForm(body: FormValues): NewCall {
  const errors: FieldError[] = [];
  const typed = (name: string): string => [body[name] ?? ''].flat().join('\n').trim();
  const wrong = (field: string, code: string, detail: string) => errors.push({ field, code, detail });

  const title = typed('title').replaceAll(/\s+/g, ' ');
  if (title === '' || title.length > 120) wrong('title', 'required', 'Donnez un titre de 120 caractères au plus.');
  const closesOn = typedDay(typed('closesOn'));
  if (!parseDay(closesOn))
    wrong('closesOn', 'invalid_day', 'Écrivez le jour, le mois et l’année, par exemple 15/02/2027.');
  const plans = typed('plans')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (plans.length === 0 || plans.length > 6 || plans.some((plan) => plan.length > 60))
    wrong('plans', 'wrong_plans', 'Écrivez de une à six formules, une par ligne, de 60 caractères au plus.');
  const bandStarts = typed('bandStarts')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((age) => (/^\d{1,3}$/.test(age) ? Number(age) : NaN));
  const isRising = bandStarts.every((age, index) => age <= 110 && (index === 0 || age > bandStarts[index - 1]!));
  if (bandStarts.length === 0 || bandStarts.length > 12 || !isRising)
    wrong(
      'bandStarts',
      'wrong_ages',
      'Écrivez les âges où commence chaque tranche, du plus petit au plus grand : 60, 65, 70, 75, 80.',
    );
  const costWeight = weightOf(typed('costWeight'), 0);
  if (costWeight === undefined) wrong('costWeight', 'wrong_weight', 'Un poids est un nombre de 0 à 100.');
  const criteria: NewCall['criteria'] = [];
  for (let row = 1; row <= CRITERION_ROWS; row++) {
    const label = typed(`criterion${row}`);
    const weight = weightOf(typed(`weight${row}`), 1);
    if (label === '' && typed(`weight${row}`) === '') continue;
    if (label === '' || label.length > 160)
      wrong(`criterion${row}`, 'required', 'Nommez ce critère en 160 caractères au plus.');
    if (weight === undefined) wrong(`weight${row}`, 'wrong_weight', 'Un poids est un nombre de 1 à 100.');
    criteria.push({ label, weight: weight ?? 1 });
  }
  if (criteria.length === 0) wrong('criterion1', 'required', 'Donnez au moins un critère de garantie, avec son poids.');
  if (errors.length > 0) throw new InvalidInput(errors);
  return { title, closesOn, plans, bandStarts, costWeight: costWeight!, criteria };
}

function weightOf(text: string, least: number): number | undefined {
  const weight = /^\d{1,3}$/.test(text) ? Number(text) : -1;
  return weight >= least && weight <= 100 ? weight : undefined;
}
