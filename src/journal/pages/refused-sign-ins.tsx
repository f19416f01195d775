import { frenchMoment } from '../../kernel/ui/french.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { RefusedSignIns } from '../refused-sign-ins.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

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
      <List
        plainBecause="the last of them, the newest first"
        label="Connexions refusées"
        rows={lines}
        columns={[
          { head: 'Dernière fois', look: 'when', cell: ({ lastAt }) => frenchMoment(instantOf(lastAt)) },
          { head: 'Refus', cell: ({ what }) => reasons[what] },
          { head: 'Fois', cell: ({ times }) => times },
          { head: 'Compte essayé', look: 'number', cell: ({ who }) => who },
          { head: 'Adresse', look: 'number', cell: ({ address }) => address },
        ]}
        empty={
          <Empty title="Aucun refus">
            <p>Un mot de passe ou un code refusé apparaîtrait ici.</p>
          </Empty>
        }
      />
      <p>
        <a href="/ccas/journal">Revenir au journal</a>
      </p>
    </div>
  );
}
