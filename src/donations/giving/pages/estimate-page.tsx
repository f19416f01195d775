import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { type FormValues, textIn } from '../../../kernel/http/input.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { EstimateForm } from '../estimate-form.js';
import { EstimateNotice, type EstimateShown } from './estimate-notice.js';

interface Props {
  token: string;
  values: FormValues;
  estimate?: EstimateShown;
  refusal?: Refusal;
}

/** Nothing typed here is kept: it is sent, computed and forgotten. */
export function EstimatePage({ token, values, estimate, refusal }: Props) {
  const field = fieldsOf(EstimateForm, { values, refusal });
  return (
    <section class="narrow stack">
      <h1>Estimer la réduction d’impôt</h1>
      <p class="lead">Pour une idée, avant de donner. Rien de ce que vous écrivez ici n’est gardé.</p>
      {estimate && <EstimateNotice estimate={estimate} />}
      <Form action="/dons/estimation" token={token} refusal={refusal}>
        <field.who value={textIn(values, 'who') ?? 'company'} />
        <field.giftCents />
        <field.turnoverCents />
        <field.givenCents />
        <field.incomeCents />
        <button>Estimer</button>
      </Form>
      <p>
        <a href="/dons">Voir ce que le CCAS collecte</a>
      </p>
    </section>
  );
}
