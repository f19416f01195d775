import { communeName } from '../../ccas/communes.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { endingLabels } from '../../residents/endings/ending-wording.js';
import { Empty } from '../../kernel/ui/empty.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Holding } from '../holders.query.js';
import { PassBadge } from './pass-badge.js';
import type { ListedResident } from '../resident-list.query.js';
import type { ResidentListRequest } from '../resident-list-request.js';

interface Props {
  list: Listed<ListedResident, ResidentListRequest>;
  /** Their latest pass, by resident. */
  holdings: Map<string, Holding>;
  acts?: readonly { key: string; label: string }[];
}

export function ResidentListPage({ list, holdings, acts }: Props) {
  // With several, each row says its own.
  const hasCommunes = (list.options?.communeCode ?? []).length > 1;
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
      <Listing
        list={list}
        path="/ccas/usagers"
        label="Usagers"
        words={['usager', 'usagers']}
        csv="/ccas/usagers.csv"
        acts={acts}
        nameOf={({ firstName, lastName }) => `${firstName} ${lastName}`}
        columns={[
          { head: 'Nom', sort: 'nom', cell: (row) => <Named {...row} /> },
          { head: 'Né·e le', sort: 'naissance', cell: ({ bornOn }) => frenchDay(bornOn) },
          hasCommunes && { head: 'Commune', sort: 'commune', cell: ({ communeCode }) => communeName(communeCode) },
          {
            head: 'Inscrit·e le',
            sort: 'inscription',
            isSpare: true,
            cell: ({ registeredAt }) => frenchDay(dayOf(registeredAt)),
          },
          { head: 'Pass, par échéance', sort: 'pass', cell: ({ id }) => <Held holding={holdings.get(id)} /> },
        ]}
        also={
          list.request.pass === 'a-imprimer' && (
            <a class="button" href="/ccas/cartes/nouveau">
              Préparer ces cartes
            </a>
          )
        }
        empty={(isNarrowed) => (
          <Empty title={isNarrowed ? 'Personne ne correspond' : 'Aucun usager pour l’instant'}>
            <p>
              {isNarrowed
                ? 'Personne n’est dans ce cas aujourd’hui.'
                : 'Inscrivez une personne, ou chargez la liste que vous avez déjà.'}
            </p>
          </Empty>
        )}
      />
    </div>
  );
}

function Named({ id, lastName, firstName, isRestricted, endedAs }: ListedResident) {
  return (
    <>
      <a href={`/ccas/usagers/${id}`}>
        <strong>{lastName}</strong> {firstName}
      </a>{' '}
      {isRestricted && <span class="badge waiting">Usage limité</span>}
      {endedAs && <span class="badge waiting">{endingLabels[endedAs]}</span>}
    </>
  );
}

function Held({ holding }: { holding?: Holding }) {
  return holding ? <PassBadge status={holding.status} number={holding.number} /> : <span class="soft">Aucun</span>;
}
