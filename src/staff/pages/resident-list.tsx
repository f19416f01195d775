import { communeName, communeOptions } from '../../ccas/communes.js';
import { Select } from '../../kernel/ui/form.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import type { Holding } from '../../passes/holders.query.js';
import type { ListedResident, PassFilter, ResidentFilter } from '../resident-list.query.js';
import { PassBadge } from '../../passes/pages/pass-badge.js';
import { SearchBox } from '../../kernel/ui/search-box.js';
import { searchBox } from '../search-words.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props extends ResidentFilter {
  token: string;
  rows: ListedResident[];
  total: number;
  /** Their latest pass, by resident. */
  holdings: Map<string, Holding>;
  /** Of the CCAS: with several, each row says its own. */
  communeCodes: string[];
  /** Cursor of the next page of the list. */
  next?: string;
}

const passLabels: [PassFilter | '', string][] = [
  ['', 'Tous'],
  ['aucun', 'Sans pass'],
  ['actif', 'Pass actif'],
  ['suspendu', 'Pass suspendu'],
  ['expire', 'Pass expiré'],
  ['retire', 'Pass retiré'],
  ['a-imprimer', 'Carte à imprimer'],
];

/** The address of the list, or of its export, with the filters that are set. */
function addressOf(path: string, { pass, communeCode }: ResidentFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(pass && { pass }), ...(communeCode && { commune: communeCode }), ...more });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

export function ResidentListPage({ token, rows, total, holdings, communeCodes, next, ...filter }: Props) {
  const isFiltered = filter.pass !== undefined || filter.communeCode !== undefined;
  const hasCommunes = communeCodes.length > 1;
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
      <SearchBox {...searchBox} token={token} autofocus />
      <form method="get" action="/ccas/usagers" class="filters">
        <Select label="Pass" name="pass" value={filter.pass ?? ''} options={passLabels} />
        {hasCommunes && (
          <Select
            label="Commune"
            name="commune"
            value={filter.communeCode ?? ''}
            options={[['', 'Toutes'], ...communeOptions({ communeCodes })]}
          />
        )}
        <button class="quiet">Afficher</button>
      </form>
      <List
        label="Usagers"
        rows={rows}
        columns={[
          { head: 'Nom', cell: (row) => <Named {...row} /> },
          { head: 'Né·e le', cell: ({ bornOn }) => frenchDay(bornOn) },
          hasCommunes && { head: 'Commune', cell: ({ communeCode }) => communeName(communeCode) },
          { head: 'Pass', cell: ({ id }) => <Held holding={holdings.get(id)} /> },
        ]}
        empty={
          <Empty title={isFiltered ? 'Personne ne correspond' : 'Aucun usager pour l’instant'}>
            <p>
              {isFiltered
                ? 'Personne n’est dans ce cas aujourd’hui.'
                : 'Inscrivez une personne, ou chargez la liste que vous avez déjà.'}
            </p>
          </Empty>
        }
        above={
          <div class="row between">
            <p class="soft">{counted(total, 'usager')}</p>
            <p class="row">
              {filter.pass === 'a-imprimer' && (
                <a class="button" href="/ccas/cartes/nouveau">
                  Préparer ces cartes
                </a>
              )}
              <a class="button quiet" href={addressOf('/ccas/usagers.csv', filter)}>
                Exporter en CSV
              </a>
            </p>
          </div>
        }
        nextHref={next && addressOf('/ccas/usagers', filter, { apres: next })}
      />
    </div>
  );
}

function Named({ id, lastName, firstName, isRestricted }: ListedResident) {
  return (
    <>
      <a href={`/ccas/usagers/${id}`}>
        <strong>{lastName}</strong> {firstName}
      </a>{' '}
      {isRestricted && <span class="badge waiting">Usage limité</span>}
    </>
  );
}

function Held({ holding }: { holding?: Holding }) {
  return holding ? <PassBadge status={holding.status} number={holding.number} /> : <span class="soft">Aucun</span>;
}
