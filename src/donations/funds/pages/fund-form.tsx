import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { FundChanges, FundForm } from '../fund-form.js';

interface Props {
  action: string;
  isNew: boolean;
  token: string;
  values: FormValues;
  offers: { id: string; title: string; partnerName: string }[];
  refusal?: Refusal;
}

export function FundFormPage({ action, isNew, token, values, offers, refusal }: Props) {
  const field = fieldsOf(FundForm, { values, refusal });
  const { isOpen: IsOpen } = fieldsOf(FundChanges, { values, refusal });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons/actions">Actions</a>
        </p>
        <h1>{isNew ? 'Ouvrir une action' : 'Modifier l’action'}</h1>
      </div>
      <Form action={action} token={token} refusal={refusal}>
        <field.name />
        <field.purpose />
        <field.budgetCents />
        <div class="pair">
          <field.startsOn />
          <field.endsOn />
        </div>
        <field.offerId
          optional
          options={[
            ['', 'Aucun'],
            ...offers.map(({ id, title, partnerName }): [string, string] => [id, `${partnerName} : ${title}`]),
          ]}
        />
        <field.account />
        {!isNew && <IsOpen />}
        <button>{isNew ? 'Ouvrir l’action' : 'Enregistrer'}</button>
      </Form>
    </section>
  );
}
