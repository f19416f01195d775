import { communeName } from '../../ccas/communes.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { DoublePair } from '../../residents/double-pairs.query.js';
import { likenessLabels } from '../../residents/likeness.js';

export function DoubleListPage({ pairs, nextHref }: { pairs: DoublePair[]; nextHref?: string }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Doublons probables</h1>
        <p class="soft">Des dossiers nés le même jour qui se ressemblent. Vous décidez, et tout peut être annulé.</p>
      </div>
      {pairs.length === 0 ? (
        <div class="empty">
          <h2>Aucun doublon</h2>
          <p>Chaque personne n’a qu’un dossier. Après le chargement d’une liste, revenez voir ici.</p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Doublons probables">
          <table>
            <thead>
              <tr>
                <th scope="col">Un dossier</th>
                <th scope="col">Un autre</th>
                <th scope="col">Nés le</th>
                <th scope="col">Pourquoi</th>
                <th scope="col">
                  <span class="hidden-text">Suite</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ one, other, bornOn, why }) => (
                <tr>
                  <td>
                    <strong>{one.lastName}</strong> {one.firstName}, {communeName(one.communeCode)}
                  </td>
                  <td>
                    <strong>{other.lastName}</strong> {other.firstName}, {communeName(other.communeCode)}
                  </td>
                  <td>{frenchDay(bornOn)}</td>
                  <td>{why.map((each) => likenessLabels[each]).join(', ')}</td>
                  <td>
                    <a href={`/ccas/doublons/${one.id}/${other.id}`}>
                      Comparer
                      <span class="hidden-text">
                        {' '}
                        {one.firstName} {one.lastName} et {other.firstName} {other.lastName}
                      </span>
                    </a>
                  </td>
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
