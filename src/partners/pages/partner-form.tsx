import type { FormValues } from '../../kernel/http/input.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { RegistrationForm } from '../partner-form.js';
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
  const field = fieldsOf(RegistrationForm, { values, refusal });
  const back = partner ? `/ccas/partenaires/${partner.id}` : '/ccas/partenaires';
  return (
    <section class="narrow stack">
      <h1>{partner ? `Modifier ${partner.name}` : 'Ajouter un partenaire'}</h1>
      <Form action={partner ? `${back}/modification` : `${back}/nouveau`} token={token} refusal={refusal}>
        {!partner && <field.siret autofocus />}
        <PartnerFields values={values} communes={communes} refusal={refusal} />
        <h2>À qui parler</h2>
        <div class="pair">
          <field.contactName />
          <field.email />
        </div>
        {!partner && <field.charter />}
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
