import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { EnrolmentForm } from '../enrolment-form.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/parcours';

interface NewProps {
  token: string;
  values: Values;
  /** The dossier this begins from. */
  resident?: { id: string; firstName: string; lastName: string };
  places: [string, string][];
  refusal?: Refusal;
}

export function NewEnrolmentPage({ token, values, resident, places, refusal }: NewProps) {
  const field = fieldsOf(EnrolmentForm, { values, refusal });
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Parcours</a>
      </p>
      <h1>{resident ? `${resident.firstName} ${resident.lastName} est intéressé·e` : 'Quelqu’un est intéressé'}</h1>
      {!resident && (
        <p class="soft">
          La personne a un dossier ? Partez de sa fiche : <a href="/ccas/usagers">chercher un usager</a>.
        </p>
      )}
      <Form action={`${base}/nouveau`} token={token} refusal={refusal}>
        {resident ? (
          <input type="hidden" name="residentId" value={resident.id} />
        ) : (
          <>
            <div class="pair">
              <field.lastName optional={false} />
              <field.firstName optional={false} />
            </div>
            <field.bornOn />
            <field.communeCode options={places} />
            <PhoneAndEmail values={values} refusal={refusal} />
          </>
        )}
        <p class="soft">
          On ne note ni la santé, ni les ressources, ni le numéro de sécurité sociale, ni un compte bancaire.
        </p>
        <button>Ouvrir le parcours</button>
      </Form>
    </div>
  );
}
