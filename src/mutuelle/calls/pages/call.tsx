import { frenchPhone } from '../../../kernel/text/phone.js';
import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { PhoneAndEmail } from '../../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { CandidateForm } from '../call-form.js';
import type { CallView } from '../call.query.js';
import { Empty } from '../../../kernel/ui/empty.js';

type Values = Record<string, string | undefined>;

interface CallProps {
  token: string;
  call: CallView;
  values: Values;
  refusal?: Refusal;
}

export function CallPage({ token, call, values, refusal }: CallProps) {
  const field = fieldsOf(CandidateForm, { values, refusal });
  const path = `/ccas/mutuelle/appels/${call.id}`;
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle/appels">Appels à partenaires</a>
      </p>
      <div class="stack tight">
        <h1>{call.title}</h1>
        <p class="soft">
          Réponses jusqu’au {frenchDay(call.closesOn)} · formules : {call.plans.join(', ')}
        </p>
      </div>
      <section class="stack">
        <div class="row between">
          <h2>Candidatures</h2>
          {call.candidates.length > 0 && (
            <a class="button" href={`${path}/comparaison`}>
              <Icon name="scale" /> Comparer
            </a>
          )}
        </div>
        {call.candidates.length === 0 ? (
          <Empty>
            <p>Aucune candidature encore. Ajoutez la première ci-dessous.</p>
          </Empty>
        ) : (
          <ul class="entries">
            {call.candidates.map((candidate) => (
              <li>
                <div>
                  <p>
                    <a href={`${path}/candidatures/${candidate.id}`}>
                      <strong>{candidate.name}</strong>
                    </a>
                  </p>
                  <p class="soft">
                    {candidate.score.costMark === null ? 'Tarifs à entrer' : 'Tarifs entrés'} ·{' '}
                    {candidate.score.total === null ? 'à noter' : 'noté'}
                    {candidate.phone && ` · ${frenchPhone(candidate.phone)}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Form action={`${path}/candidatures`} token={token} refusal={refusal} class="panel stack narrow">
        <h2>Ajouter une candidature</h2>
        <field.name />
        <field.siren />
        <field.contactName />
        <PhoneAndEmail values={values} refusal={refusal} />
        <button>Ajouter</button>
      </Form>
    </div>
  );
}
