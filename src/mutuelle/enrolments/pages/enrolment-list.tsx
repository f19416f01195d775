import { frenchPhone } from '../../../kernel/text/phone.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Select } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { callWantedLabels, enrolmentStates, stateLabels } from '../enrolment-states.js';
import type { EnrolmentRow, ListFilter } from '../enrolment.query.js';
import { formatReference } from '../reference.js';
import { Empty } from '../../../kernel/ui/empty.js';

const base = '/ccas/mutuelle/parcours';

interface ListProps {
  rows: EnrolmentRow[];
  state?: string;
  only?: ListFilter;
  q: string;
  nextHref?: string;
}

const filters: [ListFilter | undefined, string][] = [
  [undefined, 'Tous'],
  ['rappeler', 'À rappeler'],
  ['rapprocher', 'À rapprocher d’un dossier'],
  ['attente', 'En attente depuis 30 jours'],
];

export function EnrolmentListPage({ rows, state, only, q, nextHref }: ListProps) {
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
      <nav class="row" aria-label="Lesquels">
        {filters.map(([key, label]) => (
          <a
            class="button quiet"
            href={key ? `${base}?a=${key}` : base}
            aria-current={only === key && !state ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <form class="search" action={base} role="search">
        <div class="field">
          <label for="champ-q">Nom ou numéro de parcours</label>
          <input id="champ-q" name="q" type="search" value={q} autocomplete="off" />
        </div>
        <Select
          label="État"
          name="etat"
          value={state}
          options={[['', 'Tous'], ...enrolmentStates.map((each): [string, string] => [each, stateLabels[each]])]}
        />
        <button class="quiet">Chercher</button>
      </form>
      {rows.length === 0 ? (
        <Empty>
          <p>Personne ici. Les demandes faites en ligne et celles du guichet s’afficheront dans cette liste.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {rows.map((row) => (
            <EnrolmentEntry row={row} isLeftWaiting={only === 'attente'} />
          ))}
        </ul>
      )}
      {nextHref && (
        <p>
          <a class="button quiet" href={nextHref}>
            Suite
          </a>
        </p>
      )}
    </div>
  );
}

interface EntryProps {
  row: EnrolmentRow;
  /** Stands among those nothing was noted of for 30 days. */
  isLeftWaiting?: boolean;
}

export function EnrolmentEntry({ row, isLeftWaiting }: EntryProps) {
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
        {isLeftWaiting && row.state === 'oriented_c2s' && <p>Sans nouvelles : demandez-lui où en est sa C2S.</p>}
      </div>
      {row.phone && <a href={`tel:${row.phone}`}>{frenchPhone(row.phone)}</a>}
    </li>
  );
}
