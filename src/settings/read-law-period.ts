import { Temporal } from 'temporal-polyfill';
import type { FormValues } from '../kernel/http/input.js';
import type { LawFigure, LawPeriod, LawTable } from '../kernel/law/law-tables.js';
import { readEuros } from '../kernel/text/read-euros.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { TypedSettings } from './typed-settings.js';

const expected: Record<LawFigure['unit'], string> = {
  euros: 'Un montant en euros est attendu, par exemple 10 339 ou 12,50.',
  percent: 'Un taux est attendu, par exemple 60 ou 66,5.',
  number: 'Un nombre entier est attendu.',
};

/** The field a figure is typed in. */
export function figureField(name: string): string {
  return `valeur-${name}`;
}

/** @throws InvalidInput */
export function readLawPeriod(table: LawTable, body: FormValues): Omit<LawPeriod, 'id'> {
  const typed = new TypedSettings(body);
  const figures: Record<string, number> = {};
  for (const { name, unit } of table.figures) {
    const text = typed.text(figureField(name), 20) ?? '';
    const value = unit === 'number' ? wholeIn(text) : readEuros(text.replace(/\s*%$/, ''));
    if (value === undefined) typed.refuse(figureField(name), 'not_a_figure', expected[unit]);
    else figures[name] = value;
  }
  const validFrom = dayIn(typed, 'validFrom');
  const validThrough = dayIn(typed, 'validThrough');
  const source = typed.required('source', 300);
  if (source && source.length < 3) typed.refuse('source', 'too_short', 'Dites où ces valeurs ont été lues.');
  if (validFrom && validThrough && validThrough < validFrom)
    typed.refuse('validThrough', 'ends_before_start', 'Le dernier jour doit venir après le premier.');
  typed.done();
  return { validFrom, validThrough, figures, source };
}

function wholeIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function dayIn(typed: TypedSettings, field: string): string {
  const text = typedDay(typed.text(field, 20) ?? '');
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError();
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    typed.refuse(field, 'invalid_day', 'Cette date n’existe pas. Écrivez-la comme 01/04/2027.');
    return '';
  }
}
