import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Field, Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { LawFigure, LawTable } from '../law-table.js';
import { figureField } from '../read-law-period.js';

interface Props {
  table: LawTable;
  /** The period that is corrected; none: a new one. */
  corrected?: string;
  values: FormValues;
  token: string;
  refusal?: Refusal;
}

/** New figures, or those of a period written again. */
export function LawPeriodForm({ table, corrected, values, token, refusal }: Props) {
  const field = (name: string) => ({ name, value: oneText(values[name]), refusal });
  const path = `/ccas/reglages/baremes/${table.name}`;
  return (
    <section class="stack" id="formulaire">
      <h2>{corrected ? 'Corriger ces valeurs' : 'Ajouter des valeurs'}</h2>
      <Form action={corrected ? `${path}/${corrected}` : path} token={token} refusal={refusal}>
        <div class="pair">
          <Field label="Premier jour" type="date" {...field('validFrom')} />
          <Field
            label="Dernier jour"
            type="date"
            {...field('validThrough')}
            optional={table.mayRunOn}
            hint={table.mayRunOn ? 'Laissez vide si le texte n’en donne pas.' : undefined}
          />
        </div>
        <div class="pair">
          {table.figures.map((figure) =>
            figure.unit === 'choice' ? (
              <Select label={figure.label} options={figure.options ?? []} {...field(figureField(figure.name))} />
            ) : (
              <Field
                label={`${figure.label}${unitWords[figure.unit]}`}
                {...field(figureField(figure.name))}
                inputmode={figure.unit === 'text' ? undefined : 'decimal'}
                autocomplete="off"
              />
            ),
          )}
        </div>
        <Field
          label="Source"
          {...field('source')}
          maxLength={300}
          hint="Le texte ou le site où vous avez lu ces valeurs, avec sa date."
        />
        <button>Enregistrer ces valeurs</button>
      </Form>
    </section>
  );
}

const unitWords: Record<LawFigure['unit'], string> = {
  euros: ' (€)',
  percent: ' (%)',
  number: '',
  text: '',
  choice: '',
};
