import { Day } from '../kernel/fields/days.js';
import { eurosOf } from '../kernel/fields/numbers.js';
import { printed } from '../kernel/fields/printed.js';
import { type FieldOptions, field, type FormClass, Unread, type Word } from '../kernel/fields/word.js';
import { readEuros } from '../kernel/text/read-euros.js';
import type { LawFigure, LawTable } from './law-table.js';

const noDay = { code: 'invalid_day', sentence: 'Cette date n’existe pas. Écrivez-la comme 01/04/2027.' };

function PeriodDay(options: FieldOptions) {
  return Day({ sentence: noDay.sentence, blank: noDay, ...options });
}

/** The law or the site where figures were read. */
function Source(options: FieldOptions) {
  const word = printed(300);
  const tooShort = {
    code: 'too_short',
    sentence: 'Dites où ces valeurs ont été lues.',
    holds: (value: unknown) => (value as string).length >= 3,
  };
  return field({ ...word, checks: [...word.checks, tooShort] }, options);
}

abstract class PeriodForm {
  [figure: `valeur-${string}`]: number | string;

  @PeriodDay({ label: 'Premier jour' })
  validFrom!: string;

  @PeriodDay({ label: 'Dernier jour' })
  validThrough!: string | null;

  @Source({ label: 'Source', hint: 'Le texte ou le site où vous avez lu ces valeurs, avec sa date.' })
  source!: string;
}

const expected: Record<LawFigure['unit'], string> = {
  euros: 'Un montant en euros est attendu, par exemple 10 339 ou 12,50.',
  percent: 'Un taux est attendu, par exemple 60 ou 66,5.',
  number: 'Un nombre entier est attendu.',
  text: 'Ce champ est obligatoire.',
  choice: 'Choisissez une réponse.',
};

const unitWords: Partial<Record<LawFigure['unit'], string>> = { euros: ' (€)', percent: ' (%)' };

/** The field a figure is typed in. */
export function figureField(name: string): `valeur-${string}` {
  return `valeur-${name}`;
}

const forms = new WeakMap<LawTable, FormClass<PeriodForm>>();

/** The form of a table: a field for each of its figures. */
export function lawPeriodForm(table: LawTable): new () => PeriodForm {
  const known = forms.get(table);
  if (known) return known as new () => PeriodForm;
  class TableForm extends PeriodForm {}
  for (const figure of table.figures) field(figureWord(figure), {})(TableForm.prototype, figureField(figure.name));
  if (table.mayRunOn)
    PeriodDay({ label: 'Dernier jour', hint: 'Laissez vide si le texte n’en donne pas.', optional: true })(
      TableForm.prototype,
      'validThrough',
    );
  forms.set(table, TableForm);
  return TableForm;
}

function figureWord({ label, unit, options = [] }: LawFigure): Word {
  const notAFigure = { code: 'not_a_figure', sentence: expected[unit] };
  const look = { label: `${label}${unitWords[unit] ?? ''}`, control: 'input', autocomplete: 'off' } as const;
  if (unit === 'choice')
    return {
      checks: [{ ...notAFigure, holds: (value) => options.some(([one]) => one === value) }],
      blank: notAFigure,
      schema: { type: String, enum: options.map(([value]) => value) },
      look: { ...look, control: 'select', options },
    };
  if (unit === 'text') {
    const word = printed(60);
    return { ...word, blank: notAFigure, look: { ...word.look, ...look } };
  }
  const isWhole = unit === 'number';
  const read = isWhole ? wholeIn : (typed: string) => readEuros(typed.replace(/\s*%$/, ''));
  return {
    checks: [{ ...notAFigure, holds: Number.isSafeInteger }],
    blank: notAFigure,
    read: (typed) => read(typed) ?? new Unread(notAFigure.code),
    write: isWhole ? String : eurosOf,
    schema: { type: 'integer' },
    look: { ...look, inputmode: isWhole ? 'numeric' : 'decimal', maxLength: 20 },
  };
}

function wholeIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
