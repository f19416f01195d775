import { frenchMoment } from '../../kernel/ui/french.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { RefusedSignIns } from '../refused-sign-ins.query.js';

const reasons: Record<RefusedSignIns['what'], string> = {
  password_refused: 'Mot de passe refusé',
  code_refused: 'Code de vérification refusé',
  link_refused: 'Lien refusé',
  provider_refused: 'ProConnect refusé',
};

export function RefusedSignInsPage({ lines }: { lines: RefusedSignIns[] }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Connexions refusées</h1>
        <p class="lead soft">
          Comptes et adresses portent un nom d’emprunt : le même pour la même personne, et personne n’est nommé.
        </p>
      </div>
      {lines.length === 0 ? (
        <div class="empty">
          <h2>Aucun refus</h2>
          <p>Un mot de passe ou un code refusé apparaîtrait ici.</p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Connexions refusées">
          <table>
            <thead>
              <tr>
                <th scope="col">Dernière fois</th>
                <th scope="col">Refus</th>
                <th scope="col">Fois</th>
                <th scope="col">Compte essayé</th>
                <th scope="col">Adresse</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr>
                  <td class="when">{frenchMoment(instantOf(line.lastAt))}</td>
                  <td>{reasons[line.what]}</td>
                  <td>{line.times}</td>
                  <td class="number">{line.who}</td>
                  <td class="number">{line.address}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>
        <a href="/ccas/journal">Revenir au journal</a>
      </p>
    </div>
  );
}
