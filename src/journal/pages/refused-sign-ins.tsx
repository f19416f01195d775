import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { refusedWhatLabels } from '../refused-sign-ins-request.js';
import type { RefusedSignIns } from '../refused-sign-ins.query.js';
import { Empty } from '../../kernel/ui/empty.js';

export function RefusedSignInsPage({ list }: { list: Listed<RefusedSignIns> }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Connexions refusées</h1>
        <p class="lead soft">
          Comptes et adresses portent un nom d’emprunt : le même pour la même personne, et personne n’est nommé.
        </p>
      </div>
      <Listing
        list={list}
        path="/ccas/journal/connexions"
        label="Connexions refusées"
        words={['ligne', 'lignes']}
        csv="/ccas/connexions-refusees.csv"
        columns={[
          { head: 'Dernière fois', sort: 'quand', look: 'when', cell: ({ lastAt }) => frenchMoment(instantOf(lastAt)) },
          { head: 'Refus', cell: ({ what }) => refusedWhatLabels[what] },
          { head: 'Fois', sort: 'fois', cell: ({ times }) => times },
          { head: 'Compte essayé', sort: 'compte', look: 'number', cell: ({ who }) => who },
          { head: 'Adresse', sort: 'adresse', look: 'number', cell: ({ address }) => address },
        ]}
        empty={(isNarrowed) => (
          <Empty title={isNarrowed ? 'Aucun refus de ce genre' : 'Aucun refus'}>
            <p>Un mot de passe ou un code refusé apparaîtrait ici.</p>
          </Empty>
        )}
      />
      <p>
        <a href="/ccas/journal">Revenir au journal</a>
      </p>
    </div>
  );
}
