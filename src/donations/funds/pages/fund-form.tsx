import type { FormValues } from '../../../kernel/http/input.js';
import { Tick } from '../../../kernel/ui/choices.js';
import { Field, Form, Select, TextArea } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { textIn } from '../../giving/read-gift-form.js';

interface Props {
  action: string;
  isNew: boolean;
  token: string;
  values: FormValues;
  offers: { id: string; title: string; partnerName: string }[];
  refusal?: Refusal;
}

export function FundFormPage({ action, isNew, token, values, offers, refusal }: Props) {
  const field = (name: string) => ({ name, value: textIn(values, name), refusal });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons/actions">Actions</a>
        </p>
        <h1>{isNew ? 'Ouvrir une action' : 'Modifier l’action'}</h1>
      </div>
      <Form action={action} token={token} refusal={refusal}>
        <Field label="Nom" {...field('name')} hint="Court : il est imprimé sur les reçus." maxLength={120} />
        <TextArea
          label="À quoi sert l’argent"
          {...field('purpose')}
          hint="Ce que lit un donateur, en deux ou trois phrases."
        />
        <Field label="Somme à réunir, en euros" {...field('budget')} inputmode="decimal" />
        <div class="pair">
          <Field label="À partir du" type="date" {...field('startsOn')} />
          <Field label="Jusqu’au" type="date" {...field('endsOn')} optional />
        </div>
        <Select
          label="Avantage du pass que ces dons paient"
          {...field('offerId')}
          hint="La page de l’action dit alors combien de personnes en ont profité."
          optional
          options={[
            ['', 'Aucun'],
            ...offers.map(({ id, title, partnerName }): [string, string] => [id, `${partnerName} : ${title}`]),
          ]}
        />
        <Field
          label="Compte crédité"
          {...field('account')}
          hint="Numéro de compte propre à cette action. Vide : celui des réglages."
          optional
          inputmode="numeric"
        />
        {!isNew && <Tick label="L’action collecte des dons" name="isOpen" checked={values.isOpen === 'oui'} />}
        <button>{isNew ? 'Ouvrir l’action' : 'Enregistrer'}</button>
      </Form>
    </section>
  );
}
