import { Listing } from '../listing/listing.js';
import type { Listed } from '../listing/listed.js';
import { instantOf } from '../time/instant-of.js';
import { Empty } from '../ui/empty.js';
import { frenchMoment, frenchNumber } from '../ui/french.js';
import { type BulkListRequest, bulkStateLabels } from './bulk-list-request.js';
import type { BulkRunView } from './bulk-run.query.js';

interface Props {
  list: Listed<BulkRunView, BulkListRequest>;
  /** What was done, by the key of its act. */
  labels: Map<string, string>;
}

/** What was done to many at once, and where its report is. */
export function BulkListPage({ list, labels }: Props) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Gestes groupés</h1>
        <p class="soft">Un compte rendu est gardé trente jours. Ce qui a été fait à chacun reste dans le journal.</p>
      </div>
      <Listing
        list={list}
        path="/ccas/gestes"
        label="Gestes groupés"
        words={['geste', 'gestes']}
        csv="/ccas/gestes.csv"
        columns={[
          {
            head: 'Demandé le',
            sort: 'demande',
            cell: ({ id, requestedAt }) => <a href={`/ccas/gestes/${id}`}>{frenchMoment(instantOf(requestedAt))}</a>,
          },
          { head: 'Quoi', cell: ({ act }) => labels.get(act) ?? 'Geste groupé' },
          { head: 'Lignes', sort: 'lignes', look: 'number', cell: ({ total }) => frenchNumber(total) },
          { head: 'Faites', look: 'number', isSpare: true, cell: ({ done }) => frenchNumber(done) },
          { head: 'Laissées', look: 'number', isSpare: true, cell: ({ refused }) => frenchNumber(refused) },
          { head: 'Où c’en est', sort: 'etat', cell: ({ state }) => bulkStateLabels[state] },
        ]}
        empty={(isNarrowed) => (
          <Empty title={isNarrowed ? 'Aucun geste pour ce choix' : 'Aucun geste groupé'}>
            <p>Ce que vous faites à plusieurs lignes d’une liste à la fois s’affichera ici, avec son compte rendu.</p>
          </Empty>
        )}
      />
    </div>
  );
}
