import { communeName, communeOptions } from '../../ccas/communes.js';
import { Select } from '../../kernel/ui/form.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import type { Holding } from '../../passes/holders.query.js';
import type { ListedResident, PassFilter, ResidentFilter } from '../resident-list.query.js';
import { PassBadge } from '../../passes/pages/pass-badge.js';
import { SearchBox } from './search-box.js';

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
      <SearchBox token={token} autofocus />
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
      {rows.length === 0 ? (
        <div class="empty">
          <h2>{isFiltered ? 'Personne ne correspond' : 'Aucun usager pour l’instant'}</h2>
          <p>
            {isFiltered
              ? 'Personne n’est dans ce cas aujourd’hui.'
              : 'Inscrivez une personne, ou chargez la liste que vous avez déjà.'}
          </p>
        </div>
      ) : (
        <>
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
          <div class="scroll" tabIndex={0} role="region" aria-label="Usagers">
            <table>
              <thead>
                <tr>
                  <th scope="col">Nom</th>
                  <th scope="col">Né·e le</th>
                  {hasCommunes && <th scope="col">Commune</th>}
                  <th scope="col">Pass</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    <td>
                      <a href={`/ccas/usagers/${row.id}`}>
                        <strong>{row.lastName}</strong> {row.firstName}
                      </a>{' '}
                      {row.isRestricted && <span class="badge waiting">Usage limité</span>}
                    </td>
                    <td>{frenchDay(row.bornOn)}</td>
                    {hasCommunes && <td>{communeName(row.communeCode)}</td>}
                    <td>
                      <Held holding={holdings.get(row.id)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {next && (
        <p>
          <a href={addressOf('/ccas/usagers', filter, { apres: next })}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}

function Held({ holding }: { holding?: Holding }) {
  return holding ? <PassBadge status={holding.status} number={holding.number} /> : <span class="soft">Aucun</span>;
}
