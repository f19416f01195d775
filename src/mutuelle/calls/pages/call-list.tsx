import { counted, frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { CallRow } from '../call.query.js';
import { Empty } from '../../../kernel/ui/empty.js';

export function CallListPage({ calls }: { calls: CallRow[] }) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Appels à partenaires</h1>
        <a class="button" href="/ccas/mutuelle/appels/nouveau">
          <Icon name="plus" /> Nouvel appel
        </a>
      </div>
      {calls.length === 0 ? (
        <Empty>
          <p>
            Aucun appel encore. Écrivez le cahier des charges : les formules, les tranches d’âge, ce que la commission
            regarde.
          </p>
        </Empty>
      ) : (
        <ul class="entries">
          {calls.map(({ id, title, closesOn, candidates }) => (
            <li>
              <div>
                <p>
                  <a href={`/ccas/mutuelle/appels/${id}`}>
                    <strong>{title}</strong>
                  </a>
                </p>
                <p class="soft">
                  Réponses jusqu’au {frenchDay(closesOn)} · {counted(candidates, 'candidature')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
