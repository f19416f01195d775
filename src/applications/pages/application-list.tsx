import type { Listed } from '../../kernel/listing/listed.js';
import { addressOf } from '../../kernel/listing/list-request.js';
import { Listing } from '../../kernel/listing/listing.js';
import { type ApplicationListRequest, type SentState, stateAsked } from '../application-list-request.js';
import type { ApplicationRow } from '../application-list.query.js';
import { communeName } from '../../ccas/communes.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { ApplicationBadge } from './application-badge.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  list: Listed<ApplicationRow, ApplicationListRequest>;
  /** Days the oldest one to examine has waited. */
  oldestDays?: number;
}

const filters: [state: SentState | 'toutes', label: string][] = [
  ['submitted', 'À examiner'],
  ['more_asked', 'En attente d’une réponse'],
  ['accepted', 'Acceptées'],
  ['refused', 'Refusées'],
  ['withdrawn', 'Retirées'],
  ['toutes', 'Toutes'],
];

const nothing: Record<SentState | 'toutes', [title: string, text: string]> = {
  submitted: [
    'Aucune demande à examiner',
    'Les demandes faites en ligne s’afficheront ici. Une personne est devant vous ? Donnez-lui un pass au guichet.',
  ],
  more_asked: ['Personne ne doit répondre', 'Quand vous demandez un complément, la demande attend ici.'],
  accepted: ['Aucune demande acceptée', 'Celles que vous accepterez resteront visibles ici.'],
  refused: ['Aucune demande refusée', 'Une demande refusée reste ici six mois, puis elle est effacée.'],
  withdrawn: ['Aucune demande retirée', 'Une personne peut retirer sa demande tant qu’elle n’a pas de réponse.'],
  toutes: ['Aucune demande pour l’instant', 'Les demandes faites en ligne s’afficheront ici.'],
};

export function ApplicationListPage({ list, oldestDays }: Props) {
  const { request } = list;
  const state = stateAsked(request) ?? 'toutes';
  const [title, text] = nothing[state];
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
          <a
            href={addressOf('/ccas/demandes', request, { state: each, page: undefined })}
            aria-current={each === state ? 'page' : undefined}
          >
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
      <Listing
        list={list}
        path="/ccas/demandes"
        label="Demandes"
        words={['demande', 'demandes']}
        csv="/ccas/demandes.csv"
        columns={[
          {
            head: 'Nom',
            sort: 'nom',
            cell: ({ id, lastName, firstName }) => (
              <a href={`/ccas/demandes/${id}`}>
                <strong>{lastName}</strong> {firstName}
              </a>
            ),
          },
          { head: 'Né·e le', sort: 'naissance', isSpare: true, cell: ({ bornOn }) => frenchDay(bornOn) },
          { head: 'Commune', sort: 'commune', isSpare: true, cell: ({ communeCode }) => communeName(communeCode) },
          { head: 'Envoyée le', sort: 'envoi', cell: ({ submittedAt }) => frenchDay(dayOf(submittedAt)) },
          { head: 'Numéro', look: 'number', isSpare: true, cell: ({ reference }) => reference },
          { head: 'État', sort: 'etat', cell: (row) => <ApplicationBadge state={row.state} /> },
        ]}
        empty={() => (
          <Empty title={title}>
            <p>{text}</p>
          </Empty>
        )}
      />
    </div>
  );
}
