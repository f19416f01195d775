import type { RightsListRequest } from '../rights-list-request.js';
import type { PersonsRequest } from '../rights-list.query.js';
import { rightLabels, rightStateLabels } from '../rights-wording.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  list: Listed<PersonsRequest, RightsListRequest>;
  /** ISO day. */
  today: string;
}

/** What people asked about their data: those that wait, the first due first, unless it is asked otherwise. */
export function RightsListPage({ list, today }: Props) {
  const state = list.request.state ?? 'attente';
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Demandes sur les données</h1>
        <p class="soft">Chacune attend une réponse dans le mois (RGPD, article 12).</p>
      </div>
      <Listing
        list={list}
        path="/ccas/droits"
        label="Demandes"
        words={['demande', 'demandes']}
        csv="/ccas/droits.csv"
        columns={[
          { head: 'Personne', sort: 'personne', cell: whoAsked },
          { head: 'Demande', sort: 'demande', cell: ({ kind }) => rightLabels[kind] },
          {
            head: 'Réponse due avant le',
            sort: 'echeance',
            cell: (request) => (
              <>
                {frenchDay(dayOf(request.dueAt))}{' '}
                {request.state === 'waiting' && dayOf(request.dueAt) < today && (
                  <span class="badge refused">En retard</span>
                )}
              </>
            ),
          },
          state !== 'attente' && {
            head: 'Réponse',
            sort: 'reponse',
            cell: ({ state: now, closedAt }) =>
              closedAt ? `${rightStateLabels[now]} le ${frenchDay(dayOf(closedAt))}` : rightStateLabels[now],
          },
        ]}
        empty={() => (
          <Empty>
            <p>
              {state === 'attente' ? 'Aucune demande n’attend. ' : 'Aucune demande pour ce choix. '}
              Celles que les personnes font depuis leur téléphone, ou que vous notez dans leur dossier, s’afficheront
              ici.
            </p>
          </Empty>
        )}
      />
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
