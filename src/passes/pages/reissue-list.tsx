import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { CardToReissue } from '../reissue-list.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

/** After a key was compromised: whose card no till believes any more. */
export function ReissueListPage({ token, cards, count }: { token: string; cards: CardToReissue[]; count: number }) {
  if (count === 0)
    return (
      <div class="stack">
        <h1>Cartes à refaire</h1>
        <Empty title="Aucune carte à refaire">
          <p>
            Si une clé qui signe les pass était volée, les cartes qu’elle a signées seraient refusées, et leur liste
            serait ici.
          </p>
        </Empty>
      </div>
    );
  return (
    <div class="stack">
      <h1>Cartes à refaire</h1>
      <div class="notice refused">
        <p>
          <strong>
            {counted(count, 'carte n’est plus acceptée', 'cartes ne sont plus acceptées')} chez les partenaires.
          </strong>{' '}
          La clé qui les a signées a été retirée. Les pass eux-mêmes restent valables : imprimez de nouvelles cartes et
          envoyez-les.
        </p>
      </div>
      <Form action="/ccas/cartes/nouveau" token={token} class="row">
        <input type="hidden" name="choice" value="reissue" />
        <input type="hidden" name="cards" value="sheets" />
        <input type="hidden" name="letters" value="true" />
        <button>
          <Icon name="printer" /> Refaire {counted(count, 'carte')}
        </button>
      </Form>
      <List
        label="Cartes à refaire"
        caption={count > cards.length ? `Les ${cards.length} premières, par ordre alphabétique.` : undefined}
        rows={cards}
        columns={[
          {
            head: 'Usager',
            cell: ({ residentId, firstName, lastName }) => (
              <a href={`/ccas/usagers/${residentId}`}>
                <strong>
                  {firstName} {lastName}
                </strong>
              </a>
            ),
          },
          { head: 'Numéro', look: 'number', cell: ({ number }) => number },
          { head: 'Valable jusqu’au', cell: ({ validThrough }) => frenchDay(validThrough) },
        ]}
      />
    </div>
  );
}
