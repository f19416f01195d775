import { Temporal } from 'temporal-polyfill';
import { eurosOf } from '../kernel/fields/numbers.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { TypedFields } from '../kernel/http/typed-fields.js';
import { readEuros } from '../kernel/text/read-euros.js';
import { typedDay } from '../kernel/text/typed-day.js';
import type { Figures, LawFigure, LawPeriod, LawTable } from './law-table.js';

const expected: Record<LawFigure['unit'], string> = {
  euros: 'Un montant en euros est attendu, par exemple 10 339 ou 12,50.',
  percent: 'Un taux est attendu, par exemple 60 ou 66,5.',
  number: 'Un nombre entier est attendu.',
  text: 'Ce champ est obligatoire.',
  choice: 'Choisissez une réponse.',
};

/** The field a figure is typed in. */
export function figureField(name: string): string {
  return `valeur-${name}`;
}

/** @throws InvalidInput */
export function readLawPeriod(table: LawTable, body: FormValues): Omit<LawPeriod, 'id'> {
  const typed = new TypedFields(body);
  const figures: Figures = {};
  for (const figure of table.figures) {
    const field = figureField(figure.name);
    const value = figureIn(figure, typed.text(field, figure.unit === 'text' ? 60 : 20) ?? '');
    if (value === undefined) typed.refuse(field, 'not_a_figure', expected[figure.unit]);
    else figures[figure.name] = value;
  }
  const validFrom = dayIn(typed, 'validFrom');
  const runsOn = table.mayRunOn === true && oneText(body.validThrough).trim() === '';
  const validThrough = runsOn ? null : dayIn(typed, 'validThrough');
  const source = typed.required('source', 300);
  if (source && source.length < 3) typed.refuse('source', 'too_short', 'Dites où ces valeurs ont été lues.');
  if (validFrom && validThrough && validThrough < validFrom)
    typed.refuse('validThrough', 'ends_before_start', 'Le dernier jour doit venir après le premier.');
  if (typed.errors.length === 0)
    for (const { name, code, detail } of table.wrong?.(figures) ?? []) typed.refuse(figureField(name), code, detail);
  typed.done();
  return { validFrom, validThrough, figures, source };
}

/** What there is of a period so far. */
type Begun = Partial<Omit<LawPeriod, 'figures'>> & { figures?: Partial<Figures> };

/** A period as its form shows it. */
export function lawPeriodValues(table: LawTable, { validFrom, validThrough, source, figures }: Begun): FormValues {
  const values = table.figures.map(({ name, unit }): [string, string] => [
    figureField(name),
    typedFigure(figures?.[name], unit),
  ]);
  return { validFrom, validThrough: validThrough ?? '', source, ...Object.fromEntries(values) };
}

function figureIn({ unit, options = [] }: LawFigure, text: string): number | string | undefined {
  if (unit === 'choice') return options.find(([value]) => value === text)?.[0];
  if (unit === 'text') return text || undefined;
  return unit === 'number' ? wholeIn(text) : readEuros(text.replace(/\s*%$/, ''));
}

function typedFigure(value: number | string | undefined, unit: LawFigure['unit']): string {
  if (value === undefined) return '';
  const isHundredths = unit === 'euros' || unit === 'percent';
  return isHundredths ? eurosOf(Number(value)) : String(value);
}

function wholeIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function dayIn(typed: TypedFields, field: string): string {
  const text = typedDay(typed.text(field, 20) ?? '');
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError();
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    typed.refuse(field, 'invalid_day', 'Cette date n’existe pas. Écrivez-la comme 01/04/2027.');
    return '';
  }
}
