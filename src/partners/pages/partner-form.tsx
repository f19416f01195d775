import type { FormValues } from '../../kernel/http/input.js';
import { Tick } from '../../kernel/ui/choices.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { PartnerFields } from './partner-fields.js';
import type { PartnerView } from '../partner-directory.query.js';

interface Props {
  token: string;
  values: FormValues;
  communes: [code: string, name: string][];
  /** The one to change; absent for a new one. */
  partner?: PartnerView;
  refusal?: Refusal;
}

export function PartnerFormPage({ token, values, communes, partner, refusal }: Props) {
  const field = (name: string) => ({ name, value: [values[name] ?? []].flat()[0], refusal });
  const back = partner ? `/ccas/partenaires/${partner.id}` : '/ccas/partenaires';
  return (
    <section class="narrow stack">
      <h1>{partner ? `Modifier ${partner.name}` : 'Ajouter un partenaire'}</h1>
      <Form action={partner ? `${back}/modification` : `${back}/nouveau`} token={token} refusal={refusal}>
        {!partner && (
          <Field
            label="SIRET"
            {...field('siret')}
            hint="14 chiffres, inscrits sur les factures et les tickets."
            inputmode="numeric"
            autocomplete="off"
            autofocus
          />
        )}
        <PartnerFields values={values} communes={communes} refusal={refusal} />
        <h2>À qui parler</h2>
        <div class="pair">
          <Field label="Nom" {...field('contactName')} optional autocomplete="off" maxLength={80} />
          <Field label="Courriel" type="email" {...field('email')} optional autocomplete="off" />
        </div>
        {!partner && (
          <Tick label="Le partenaire a signé la charte" name="charter" checked={field('charter').value === 'oui'} />
        )}
        <p class="row">
          <button>{partner ? 'Enregistrer' : 'Ajouter'}</button>
          <a class="button quiet" href={back}>
            Annuler
          </a>
        </p>
      </Form>
    </section>
  );
}
