import { frenchDay } from '../../kernel/ui/french.js';
import type { Holding } from '../../passes/holders.query.js';
import type { ResidentRow } from '../../residents/resident-directory.query.js';
import { PassBadge } from './pass-badge.js';
import { SearchBox } from './search-box.js';

interface Props {
  q: string;
  rows: ResidentRow[];
  /** Their latest pass, by resident. */
  holdings: Map<string, Holding>;
  /** Address of the next page of the list. */
  nextHref?: string;
}

export function ResidentListPage({ q, rows, holdings, nextHref }: Props) {
  const holding = (id: string) => {
    const held = holdings.get(id);
    return held ? <PassBadge status={held.status} number={held.number} /> : <span class="soft">Aucun</span>;
  };
  return (
    <div class="stack">
      <div class="row between">
        <h1>Usagers</h1>
        <p class="row">
          <a class="button" href="/ccas/demandes/nouvelle">
            Donner un pass
          </a>
          <a class="button quiet" href="/ccas/usagers/nouveau">
            Inscrire un usager
          </a>
          <a class="button quiet" href="/ccas/usagers/import">
            Charger une liste
          </a>
          <a class="button quiet" href="/ccas/doublons">
            Doublons
          </a>
        </p>
      </div>
      <SearchBox value={q} autofocus />
      {rows.length === 0 ? (
        <div class="empty">
          <h2>{q ? 'Personne ne correspond' : 'Aucun usager pour l’instant'}</h2>
          <p>
            {q
              ? 'Essayez avec trois lettres du nom, ou le numéro inscrit sur la carte.'
              : 'Inscrivez une personne, ou chargez la liste que vous avez déjà.'}
          </p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Usagers">
          <table>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Né·e le</th>
                <th scope="col">Pass</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td>
                    <a href={`/ccas/usagers/${row.id}`}>
                      <strong>{row.lastName}</strong> {row.firstName}
                    </a>
                  </td>
                  <td>{frenchDay(row.bornOn)}</td>
                  <td>{holding(row.id)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}
