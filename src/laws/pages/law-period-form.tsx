import { h } from 'preact';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { figureField, lawPeriodForm } from '../law-period-form.js';
import type { LawTable } from '../law-table.js';

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
  const field = fieldsOf(lawPeriodForm(table), { values, refusal });
  const path = `/ccas/reglages/baremes/${table.name}`;
  return (
    <section class="stack" id="formulaire">
      <h2>{corrected ? 'Corriger ces valeurs' : 'Ajouter des valeurs'}</h2>
      <Form action={corrected ? `${path}/${corrected}` : path} token={token} refusal={refusal}>
        <div class="pair">
          <field.validFrom />
          <field.validThrough />
        </div>
        <div class="pair">{table.figures.map(({ name }) => h(field[figureField(name)]!, {}))}</div>
        <field.source />
        <button>Enregistrer ces valeurs</button>
      </Form>
    </section>
  );
}
