import { Field, Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { partnerKindLabels } from '../../partners/partner-kind.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function PartnerFormPage({ token, values, refusal }: Props) {
  const field = (name: string) => ({ name, value: values[name], refusal });
  return (
    <section class="narrow stack">
      <h1>Ajouter un partenaire</h1>
      <Form action="/ccas/partenaires/nouveau" token={token} refusal={refusal}>
        <Field
          label="SIRET"
          {...field('siret')}
          hint="14 chiffres, inscrits sur les factures et les tickets."
          inputmode="numeric"
          autocomplete="off"
          autofocus
        />
        <Field label="Nom de l’enseigne" {...field('name')} autocomplete="off" />
        <Select label="Activité" {...field('kind')} options={Object.entries(partnerKindLabels)} />
        <div class="pair">
          <Field label="Adresse" {...field('address')} optional autocomplete="off" />
          <Field label="Code postal" {...field('postcode')} optional inputmode="numeric" autocomplete="off" />
        </div>
        <div class="pair">
          <Field label="Téléphone" type="tel" {...field('phone')} optional autocomplete="off" />
          <Field label="Courriel" type="email" {...field('email')} optional autocomplete="off" />
        </div>
        <p class="row">
          <button>Ajouter</button>
          <a class="button quiet" href="/ccas/partenaires">
            Annuler
          </a>
        </p>
      </Form>
    </section>
  );
}
