import { Field, Form, Select } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';

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
              <Field label="Nom" name="lastName" value={values.lastName} refusal={refusal} autocomplete="off" />
              <Field label="Prénom" name="firstName" value={values.firstName} refusal={refusal} autocomplete="off" />
            </div>
            <Field
              label="Date de naissance"
              name="bornOn"
              value={values.bornOn}
              hint="Par exemple 02/03/1948."
              refusal={refusal}
              optional
              autocomplete="off"
            />
            <Select label="Habite" name="communeCode" value={values.communeCode} options={places} refusal={refusal} />
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
