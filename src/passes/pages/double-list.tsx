import { communeName } from '../../ccas/communes.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { DoublePair } from '../../residents/double-pairs.query.js';
import { likenessLabels } from '../../residents/likeness.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

export function DoubleListPage({ pairs, nextHref }: { pairs: DoublePair[]; nextHref?: string }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Doublons probables</h1>
        <p class="soft">Des dossiers nés le même jour qui se ressemblent. Vous décidez, et tout peut être annulé.</p>
      </div>
      <List
        label="Doublons probables"
        rows={pairs}
        columns={[
          { head: 'Un dossier', cell: ({ one }) => <Member {...one} /> },
          { head: 'Un autre', cell: ({ other }) => <Member {...other} /> },
          { head: 'Nés le', cell: ({ bornOn }) => frenchDay(bornOn) },
          { head: 'Pourquoi', cell: ({ why }) => why.map((each) => likenessLabels[each]).join(', ') },
          {
            head: 'Suite',
            isHeadHidden: true,
            cell: ({ one, other }) => (
              <a href={`/ccas/doublons/${one.id}/${other.id}`}>
                Comparer
                <span class="hidden-text">
                  {' '}
                  {one.firstName} {one.lastName} et {other.firstName} {other.lastName}
                </span>
              </a>
            ),
          },
        ]}
        empty={
          <Empty title="Aucun doublon">
            <p>Chaque personne n’a qu’un dossier. Après le chargement d’une liste, revenez voir ici.</p>
          </Empty>
        }
        nextHref={nextHref}
      />
    </div>
  );
}

function Member({ lastName, firstName, communeCode }: DoublePair['one']) {
  return (
    <>
      <strong>{lastName}</strong> {firstName}, {communeName(communeCode)}
    </>
  );
}
