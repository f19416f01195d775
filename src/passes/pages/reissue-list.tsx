import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { CardToReissue } from '../reissue-list.query.js';

/** After a key was compromised: whose card no till believes any more. */
export function ReissueListPage({ token, cards, count }: { token: string; cards: CardToReissue[]; count: number }) {
  if (count === 0)
    return (
      <div class="stack">
        <h1>Cartes à refaire</h1>
        <div class="empty">
          <h2>Aucune carte à refaire</h2>
          <p>
            Si une clé qui signe les pass était volée, les cartes qu’elle a signées seraient refusées, et leur liste
            serait ici.
          </p>
        </div>
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
      <div class="scroll" tabIndex={0} role="region" aria-label="Cartes à refaire">
        <table>
          {count > cards.length && <caption>Les {cards.length} premières, par ordre alphabétique.</caption>}
          <thead>
            <tr>
              <th scope="col">Usager</th>
              <th scope="col">Numéro</th>
              <th scope="col">Valable jusqu’au</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <tr>
                <td>
                  <a href={`/ccas/usagers/${card.residentId}`}>
                    <strong>
                      {card.firstName} {card.lastName}
                    </strong>
                  </a>
                </td>
                <td class="number">{card.number}</td>
                <td>{frenchDay(card.validThrough)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
