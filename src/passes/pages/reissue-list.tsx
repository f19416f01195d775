import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { CardToReissue } from '../reissue-list.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import { boxes } from '../../kernel/listing/choosing.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { ReissueListRequest } from '../reissue-list-request.js';

interface Props {
  token: string;
  list: Listed<CardToReissue, ReissueListRequest>;
}

/** After a key was compromised: whose card no till believes any more. All are made again at once, or those that are ticked. */
export function ReissueListPage({ token, list }: Props) {
  const { total: count } = list;
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
      <form method="get" action="/ccas/cartes/nouveau" class="stack">
        <input type="hidden" name="choice" value="passes" />
        <input type="hidden" name="letters" value="true" />
        <Listing
          list={list}
          path="/ccas/pass/a-refaire"
          label="Cartes à refaire"
          words={['carte', 'cartes']}
          csv="/ccas/cartes-a-refaire.csv"
          columns={[
            boxes<CardToReissue>({ name: 'passId', nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}` }),
            {
              head: 'Usager',
              sort: 'nom',
              cell: ({ residentId, firstName, lastName }) => (
                <a href={`/ccas/usagers/${residentId}`}>
                  <strong>
                    {firstName} {lastName}
                  </strong>
                </a>
              ),
            },
            { head: 'Numéro', sort: 'numero', look: 'number', cell: ({ number }) => number },
            { head: 'Valable jusqu’au', sort: 'fin', cell: ({ validThrough }) => frenchDay(validThrough) },
          ]}
          empty={() => null}
        />
        <p>
          <button class="quiet">
            <Icon name="printer" size={20} /> Refaire la sélection…
          </button>
        </p>
      </form>
    </div>
  );
}
