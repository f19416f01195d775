import type { ApplicationRow, SentState } from '../application-list.query.js';
import { communeName } from '../../ccas/communes.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { ApplicationBadge } from './application-badge.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props {
  rows: ApplicationRow[];
  /** Which of them; undefined for all. */
  state?: SentState;
  /** Days the oldest one to examine has waited. */
  oldestDays?: number;
  nextHref?: string;
}

const filters: [state: SentState | undefined, label: string][] = [
  ['submitted', 'À examiner'],
  ['more_asked', 'En attente d’une réponse'],
  ['accepted', 'Acceptées'],
  ['refused', 'Refusées'],
  ['withdrawn', 'Retirées'],
  [undefined, 'Toutes'],
];

const nothing: Record<SentState | 'all', [title: string, text: string]> = {
  submitted: [
    'Aucune demande à examiner',
    'Les demandes faites en ligne s’afficheront ici. Une personne est devant vous ? Donnez-lui un pass au guichet.',
  ],
  more_asked: ['Personne ne doit répondre', 'Quand vous demandez un complément, la demande attend ici.'],
  accepted: ['Aucune demande acceptée', 'Celles que vous accepterez resteront visibles ici.'],
  refused: ['Aucune demande refusée', 'Une demande refusée reste ici six mois, puis elle est effacée.'],
  withdrawn: ['Aucune demande retirée', 'Une personne peut retirer sa demande tant qu’elle n’a pas de réponse.'],
  all: ['Aucune demande pour l’instant', 'Les demandes faites en ligne s’afficheront ici.'],
};

export function ApplicationListPage({ rows, state, oldestDays, nextHref }: Props) {
  const [title, text] = nothing[state ?? 'all'];
  return (
    <div class="stack">
      <div class="row between">
        <h1>Demandes de pass</h1>
        <a class="button" href="/ccas/demandes/nouvelle">
          Donner un pass au guichet
        </a>
      </div>
      <nav class="filters" aria-label="Filtrer les demandes">
        {filters.map(([each, label]) => (
          <a href={`/ccas/demandes?etat=${each ?? 'toutes'}`} aria-current={each === state ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {oldestDays !== undefined && (
        <p class="soft">
          {oldestDays === 0
            ? 'La plus ancienne à examiner est arrivée aujourd’hui.'
            : `La plus ancienne à examiner attend depuis ${counted(oldestDays, 'jour')}.`}
        </p>
      )}
      <List
        label="Demandes"
        rows={rows}
        columns={[
          {
            head: 'Nom',
            cell: ({ id, lastName, firstName }) => (
              <a href={`/ccas/demandes/${id}`}>
                <strong>{lastName}</strong> {firstName}
              </a>
            ),
          },
          { head: 'Né·e le', cell: ({ bornOn }) => frenchDay(bornOn) },
          { head: 'Commune', cell: ({ communeCode }) => communeName(communeCode) },
          { head: 'Envoyée le', cell: ({ submittedAt }) => frenchDay(dayOf(submittedAt)) },
          { head: 'Numéro', look: 'number', cell: ({ reference }) => reference },
          { head: 'État', cell: (row) => <ApplicationBadge state={row.state} /> },
        ]}
        empty={
          <Empty title={title}>
            <p>{text}</p>
          </Empty>
        }
        nextHref={nextHref}
      />
    </div>
  );
}
