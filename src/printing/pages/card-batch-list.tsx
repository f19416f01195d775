import { Temporal } from 'temporal-polyfill';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { CardBatchView } from '../card-batch.query.js';
import { batchContents, batchStateLabels } from '../printing-wording.js';
import type { ChoiceCounts } from '../card-choice.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { CardBatchListRequest } from '../card-batch-list-request.js';

interface Props {
  list: Listed<CardBatchView, CardBatchListRequest>;
  counts: ChoiceCounts;
}

export function CardBatchListPage({ list, counts }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Cartes</h1>
        <a class="button" href="/ccas/cartes/nouveau">
          <Icon name="printer" /> Préparer des cartes
        </a>
      </div>
      <ul class="tasks">
        <li>
          <a href="/ccas/cartes/nouveau?choice=never_printed">
            <span class="count">{counts.neverPrinted}</span>
            <span>{counts.neverPrinted < 2 ? 'carte à imprimer' : 'cartes à imprimer'}</span>
          </a>
        </li>
        {counts.reissue > 0 && (
          <li>
            <a href="/ccas/cartes/nouveau?choice=reissue">
              <span class="count">{counts.reissue}</span>
              <span>{counts.reissue < 2 ? 'carte à refaire' : 'cartes à refaire'}, clé compromise</span>
            </a>
          </li>
        )}
      </ul>
      <h2>Ce qui a été préparé</h2>
      <Listing
        list={list}
        path="/ccas/cartes"
        label="Impressions"
        words={['impression', 'impressions']}
        csv="/ccas/cartes.csv"
        columns={[
          {
            head: 'Demandé le',
            sort: 'demande',
            cell: ({ id, requestedAt }) => (
              <a href={`/ccas/cartes/${id}`}>{frenchMoment(Temporal.Instant.from(requestedAt))}</a>
            ),
          },
          { head: 'Quoi', cell: (batch) => batchContents(batch) },
          { head: 'Combien', sort: 'combien', cell: ({ total }) => counted(total, 'pass', 'pass') },
          { head: 'Où c’en est', sort: 'etat', cell: ({ state }) => batchStateLabels[state] },
        ]}
        empty={(isNarrowed) => (
          <Empty>
            <p>
              {isNarrowed
                ? 'Rien pour ce choix.'
                : 'Rien encore. Les cartes et les lettres que vous préparez s’afficheront ici, prêtes à imprimer.'}
            </p>
          </Empty>
        )}
      />
    </div>
  );
}
