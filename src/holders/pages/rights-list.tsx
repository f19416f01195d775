import type { PersonsRequest } from '../rights-requests.query.js';
import { rightLabels } from '../rights-wording.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List, type ListColumn } from '../../kernel/ui/list.js';

interface Props {
  waiting: PersonsRequest[];
  answered: PersonsRequest[];
  /** ISO day. */
  today: string;
}

const who: ListColumn<PersonsRequest> = { head: 'Personne', cell: whoAsked };
const what: ListColumn<PersonsRequest> = { head: 'Demande', cell: ({ kind }) => rightLabels[kind] };

/** What people asked about their data: those that wait, the first due first; then those answered. */
export function RightsListPage({ waiting, answered, today }: Props) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Demandes sur les données</h1>
        <p class="soft">Chacune attend une réponse dans le mois (RGPD, article 12).</p>
      </div>
      <List
        plainBecause="those that wait, the first due first: an order the law gives"
        label="Demandes"
        rows={waiting}
        columns={[
          who,
          what,
          {
            head: 'Réponse due avant le',
            cell: ({ dueAt }) => (
              <>
                {frenchDay(dayOf(dueAt))} {dayOf(dueAt) < today && <span class="badge refused">En retard</span>}
              </>
            ),
          },
        ]}
        empty={
          <Empty>
            <p>
              Aucune demande n’attend. Celles que les personnes font depuis leur téléphone, ou que vous notez dans leur
              dossier, s’afficheront ici.
            </p>
          </Empty>
        }
      />
      {answered.length > 0 && (
        <>
          <h2>Répondues</h2>
          <List
            plainBecause="the last that were answered, the newest first"
            label="Demandes répondues"
            rows={answered}
            columns={[
              who,
              what,
              {
                head: 'Réponse',
                cell: ({ state, closedAt }) =>
                  `${state === 'granted' ? 'Faite' : 'Refusée'} le ${frenchDay(dayOf(closedAt!))}`,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function whoAsked({ isErased, residentId, id, lastName, firstName }: PersonsRequest) {
  if (isErased) return 'Dossier effacé';
  return (
    <a href={`/ccas/usagers/${residentId}/droits/${id}`}>
      {lastName} {firstName}
    </a>
  );
}
