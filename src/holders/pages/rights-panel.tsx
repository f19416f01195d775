import { NotedRightForm } from '../rights-answer-forms.js';
import type { RightsRequestView } from '../rights-requests.query.js';
import { rightLabels } from '../rights-wording.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { ResidentView } from '../../residents/resident.query.js';

interface Props {
  token: string;
  /** `/ccas/usagers/<id>` */
  path: string;
  requests: RightsRequestView[];
  /** ISO day. */
  today: string;
}

const stateLabels = { waiting: 'à traiter', granted: 'faite', refused: 'refusée', withdrawn: 'retirée' };

/** What the person asked about their data, and what an agent can do for them at the counter. */
export function RightsPanel({ token, path, requests, today }: Props) {
  return (
    <section class="panel stack" id="droits">
      <h2>Droits de la personne</h2>
      {requests.length > 0 && (
        <ul class="plain-list">
          {requests.map((request) => (
            <li>
              <a href={`${path}/droits/${request.id}`}>
                {rightLabels[request.kind]}, {stateLabels[request.state]}
              </a>
              <span class="soft">
                {request.state === 'waiting'
                  ? `Réponse due avant le ${frenchDay(dayOf(request.dueAt))}`
                  : `Demandée le ${frenchDay(dayOf(request.askedAt))}`}{' '}
                {request.state === 'waiting' && dayOf(request.dueAt) < today && (
                  <span class="badge refused">En retard</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <a class="button quiet" href={`${path}/donnees.pdf`} target="_blank" rel="noopener">
          Imprimer ses données
        </a>
        <a class="button quiet" href={`${path}/donnees.json`}>
          Enregistrer ses données
        </a>
      </p>
      <details>
        <summary>Noter une demande de la personne</summary>
        <RightForm token={token} path={path} today={today} values={{}} />
      </details>
    </section>
  );
}

interface FormProps extends Omit<Props, 'requests'> {
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** A request that came in at the counter, by phone or by post. */
export function RightForm({ token, path, today, values, refusal }: FormProps) {
  const field = fieldsOf(NotedRightForm, { values, refusal });
  return (
    <Form action={`${path}/droits`} token={token} refusal={refusal}>
      <field.kind />
      <field.message optional />
      <field.receivedOn value={values.receivedOn ?? today} optional={false} />
      <button>Noter la demande</button>
    </Form>
  );
}

interface NoteRightProps extends Omit<FormProps, 'path'> {
  resident: ResidentView;
}

/** The form by itself, when it was refused. */
export function NoteRightPage({ resident, ...form }: NoteRightProps) {
  const path = `/ccas/usagers/${resident.id}`;
  return (
    <section class="narrow stack">
      <h1>Noter une demande</h1>
      <p>
        <a href={path}>
          {resident.firstName} {resident.lastName}
        </a>
      </p>
      <RightForm {...form} path={path} />
    </section>
  );
}
