import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { PersonPick } from '../../../residents/resident-picks.js';
import { NewPathForm } from '../enrolment-form.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/parcours';

/** Of somebody without a dossier; kept, and not asked, while they get one. */
const typedOfThemself = ['lastName', 'firstName', 'bornOn', 'communeCode', 'phone', 'email'] as const;

interface NewProps {
  token: string;
  values: Values;
  /** The dossier this begins from. */
  resident?: { id: string; firstName: string; lastName: string };
  /** It was opened from there: whom it is about is not asked. */
  isOfDossier: boolean;
  /** What its field that picks a person shows. */
  found: { residentId: PersonPick };
  places: [string, string][];
  refusal?: Refusal;
}

export function NewEnrolmentPage({ token, values, resident, isOfDossier, found, places, refusal }: NewProps) {
  const field = fieldsOf(NewPathForm, { values, refusal, found });
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Parcours</a>
      </p>
      <h1>{resident ? `${resident.firstName} ${resident.lastName} est intéressé·e` : 'Quelqu’un est intéressé'}</h1>
      <Form action={`${base}/nouveau`} token={token} refusal={refusal}>
        {isOfDossier ? (
          <input type="hidden" name="residentId" value={resident!.id} />
        ) : (
          <field.residentId optional={!resident} />
        )}
        {found.residentId.newcomer &&
          typedOfThemself.map((name) => <input type="hidden" name={name} value={values[name]} />)}
        {!resident && !found.residentId.newcomer && (
          <>
            <h2>Sans dossier</h2>
            <p class="soft">Si la personne n’en a pas, notez ce qu’elle dit d’elle-même.</p>
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
