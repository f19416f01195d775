import type { FormValues } from '../../../kernel/http/input.js';
import { Choices } from '../../../kernel/ui/choices.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { textIn } from '../read-gift-form.js';
import { EstimateNotice, type EstimateShown } from './estimate-notice.js';

interface Props {
  token: string;
  values: FormValues;
  estimate?: EstimateShown;
  refusal?: Refusal;
}

/** Nothing typed here is kept: it is sent, computed and forgotten. */
export function EstimatePage({ token, values, estimate, refusal }: Props) {
  const field = (name: string) => ({ name, value: textIn(values, name), refusal });
  return (
    <section class="narrow stack">
      <h1>Estimer la réduction d’impôt</h1>
      <p class="lead">Pour une idée, avant de donner. Rien de ce que vous écrivez ici n’est gardé.</p>
      {estimate && <EstimateNotice estimate={estimate} />}
      <Form action="/dons/estimation" token={token} refusal={refusal}>
        <Choices
          legend="Qui donne ?"
          {...field('who')}
          value={textIn(values, 'who') ?? 'company'}
          options={[
            ['company', 'Une entreprise'],
            ['person', 'Un particulier'],
          ]}
        />
        <Field label="Montant du don, en euros" {...field('amount')} inputmode="decimal" autocomplete="off" />
        <Field
          label="Entreprise : chiffre d’affaires hors taxes, en euros"
          {...field('turnover')}
          optional
          inputmode="decimal"
          autocomplete="off"
        />
        <Field
          label="Entreprise : dons déjà faits cette année, en euros"
          {...field('given')}
          optional
          inputmode="decimal"
          autocomplete="off"
        />
        <Field
          label="Particulier : revenu imposable, en euros"
          {...field('income')}
          optional
          inputmode="decimal"
          autocomplete="off"
        />
        <button>Estimer</button>
      </Form>
      <p>
        <a href="/dons">Voir ce que le CCAS collecte</a>
      </p>
    </section>
  );
}
