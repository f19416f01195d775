import { Temporal } from 'temporal-polyfill';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { CardBatchView } from '../card-batch.query.js';
import { batchContents, batchStateLabels } from '../printing-wording.js';
import type { ChoiceCounts } from '../card-choice.query.js';

interface Props {
  batches: CardBatchView[];
  counts: ChoiceCounts;
  /** Address of the next page of the list. */
  nextHref?: string;
}

export function CardBatchListPage({ batches, counts, nextHref }: Props) {
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
      {batches.length === 0 ? (
        <div class="empty">
          <p>Rien encore. Les cartes et les lettres que vous préparez s’afficheront ici, prêtes à imprimer.</p>
        </div>
      ) : (
        <Batches batches={batches} />
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}

function Batches({ batches }: { batches: CardBatchView[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Ce qui a été préparé">
      <table>
        <thead>
          <tr>
            <th scope="col">Demandé le</th>
            <th scope="col">Quoi</th>
            <th scope="col">Combien</th>
            <th scope="col">Où c’en est</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr>
              <td>
                <a href={`/ccas/cartes/${batch.id}`}>{frenchMoment(Temporal.Instant.from(batch.requestedAt))}</a>
              </td>
              <td>{batchContents(batch)}</td>
              <td>{counted(batch.total, 'pass', 'pass')}</td>
              <td>{batchStateLabels[batch.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
