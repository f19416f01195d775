import type { Listed } from '../../../kernel/listing/listed.js';
import { Listing } from '../../../kernel/listing/listing.js';
import { frenchPhone } from '../../../kernel/text/phone.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { callWantedLabels, stateLabels } from '../enrolment-states.js';
import type { EnrolmentListRequest } from '../enrolment-list-request.js';
import type { EnrolmentRow } from '../enrolment.query.js';
import { formatReference } from '../reference.js';
import { Empty } from '../../../kernel/ui/empty.js';

const base = '/ccas/mutuelle/parcours';

export function EnrolmentListPage({ list }: { list: Listed<EnrolmentRow, EnrolmentListRequest> }) {
  const { request } = list;
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Parcours</h1>
        <a class="button" href={`${base}/nouveau`}>
          <Icon name="user-round-plus" /> Quelqu’un est intéressé
        </a>
      </div>
      <form class="search" action={base} role="search">
        <div class="field">
          <label for="champ-q">Nom ou numéro de parcours</label>
          <input id="champ-q" name="q" type="search" value={request.q} autocomplete="off" />
        </div>
        <button class="quiet">Chercher</button>
      </form>
      <Listing
        list={list}
        path={base}
        label="Parcours"
        words={['parcours', 'parcours']}
        csv="/ccas/parcours-mutuelle.csv"
        columns={[
          { head: 'Personne', sort: 'nom', cell: (row) => <Person row={row} /> },
          {
            head: 'Étape',
            sort: 'etat',
            cell: ({ state }) => (
              <>
                <span class="badge">{stateLabels[state]}</span>
                {request.only === 'attente' && state === 'oriented_c2s' && <p>{askAboutC2s}</p>}
              </>
            ),
          },
          { head: 'Depuis', sort: 'depuis', isSpare: true, cell: ({ stateSince }) => frenchDay(dayOf(stateSince)) },
          {
            head: 'Téléphone',
            isSpare: true,
            cell: ({ phone }) => phone && <a href={`tel:${phone}`}>{frenchPhone(phone)}</a>,
          },
        ]}
        empty={() => (
          <Empty>
            <p>Personne ici. Les demandes faites en ligne et celles du guichet s’afficheront dans cette liste.</p>
          </Empty>
        )}
      />
    </div>
  );
}

const askAboutC2s = 'Sans nouvelles : demandez-lui où en est sa C2S.';

function Person({ row }: { row: EnrolmentRow }) {
  return (
    <>
      <a href={`${base}/${row.id}`}>
        <strong>
          {row.firstName} {row.lastName}
        </strong>
      </a>
      <p class="soft">
        N° {formatReference(row.reference)}
        {row.callWanted && ` · à rappeler ${callWantedLabels[row.callWanted]}`}
        {!row.residentId && ' · sans dossier'}
      </p>
    </>
  );
}

/** Of one person, on their dossier. */
export function EnrolmentEntry({ row }: { row: EnrolmentRow }) {
  return (
    <li>
      <div>
        <p>
          <a href={`${base}/${row.id}`}>
            <strong>
              {row.firstName} {row.lastName}
            </strong>
          </a>{' '}
          <span class="badge">{stateLabels[row.state]}</span>
        </p>
        <p class="soft">
          N° {formatReference(row.reference)} · depuis le {frenchDay(dayOf(row.stateSince))}
          {row.callWanted && ` · à rappeler ${callWantedLabels[row.callWanted]}`}
          {!row.residentId && ' · sans dossier'}
        </p>
      </div>
      {row.phone && <a href={`tel:${row.phone}`}>{frenchPhone(row.phone)}</a>}
    </li>
  );
}
