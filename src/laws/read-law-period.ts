import { InvalidInput } from '../kernel/errors/domain-error.js';
import { asTyped } from '../kernel/fields/as-typed.js';
import { wordsOf } from '../kernel/fields/word.js';
import { type FormValues, readChanges } from '../kernel/http/input.js';
import { figureField, lawPeriodForm } from './law-period-form.js';
import type { Figures, LawPeriod, LawTable } from './law-table.js';

/** @throws InvalidInput */
export function readLawPeriod(table: LawTable, body: FormValues): Omit<LawPeriod, 'id'> {
  const shape = lawPeriodForm(table);
  const asked = Object.fromEntries([...wordsOf(shape).keys()].map((name) => [name, body[name]]));
  const form = readChanges(shape, asked);
  const { validFrom, validThrough = null, source } = form;
  if (validThrough && validThrough < validFrom)
    throw new InvalidInput([
      { field: 'validThrough', code: 'ends_before_start', detail: 'Le dernier jour doit venir après le premier.' },
    ]);
  const figures: Figures = Object.fromEntries(table.figures.map(({ name }) => [name, form[figureField(name)]!]));
  const wrong = table.wrong?.(figures) ?? [];
  if (wrong.length > 0)
    throw new InvalidInput(wrong.map(({ name, ...each }) => ({ field: figureField(name), ...each })));
  return { validFrom, validThrough, figures, source };
}

/** What there is of a period so far. */
type Begun = Partial<Omit<LawPeriod, 'figures'>> & { figures?: Partial<Figures> };

/** A period as its form shows it. */
export function lawPeriodValues(table: LawTable, { figures = {}, ...period }: Begun): FormValues {
  const shown = Object.entries(figures).map(([name, value]) => [figureField(name), value]);
  return asTyped(lawPeriodForm(table), { ...period, ...Object.fromEntries(shown) });
}
