import type { Listed } from '../../../kernel/listing/listed.js';
import { Listing } from '../../../kernel/listing/listing.js';
import { Empty } from '../../../kernel/ui/empty.js';
import { counted, frenchDay } from '../../../kernel/ui/french.js';
import { endingLabels } from '../ending-wording.js';
import type { EndingToFinish } from '../to-finish-list.query.js';
import type { ToFinishListRequest } from '../to-finish-list-request.js';

/** After whom something remains: a card to get back, a family to call. */
export function EndingsToFinishPage({ list }: { list: Listed<EndingToFinish, ToFinishListRequest> }) {
  return (
    <div class="stack">
      <h1>Départs à finir</h1>
      <p class="soft">Après un décès ou un déménagement, ce que personne d’autre ne peut faire que vous.</p>
      <Listing
        list={list}
        path="/ccas/departs"
        label="Départs à finir"
        words={['départ', 'départs']}
        csv="/ccas/departs.csv"
        columns={[
          {
            head: 'Qui',
            sort: 'nom',
            cell: ({ residentId, firstName, lastName }) => (
              <a href={`/ccas/usagers/${residentId}#depart`}>
                {lastName} {firstName}
              </a>
            ),
          },
          {
            head: 'Quoi',
            sort: 'depart',
            cell: ({ kind, endedOn }) => `${endingLabels[kind]}, le ${frenchDay(endedOn)}`,
          },
          { head: 'Reste à faire', sort: 'reste', cell: ({ left }) => counted(left, 'ligne') },
        ]}
        empty={() => (
          <Empty>
            <p>Rien ne reste à faire après un départ.</p>
          </Empty>
        )}
      />
    </div>
  );
}
