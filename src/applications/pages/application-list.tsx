import type { ApplicationRow, SentState } from '../application-list.query.js';
import { communeName } from '../../ccas/communes.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { ApplicationBadge } from './application-badge.js';

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
      {rows.length === 0 ? (
        <div class="empty">
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Demandes">
          <table>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Né·e le</th>
                <th scope="col">Commune</th>
                <th scope="col">Envoyée le</th>
                <th scope="col">Numéro</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td>
                    <a href={`/ccas/demandes/${row.id}`}>
                      <strong>{row.lastName}</strong> {row.firstName}
                    </a>
                  </td>
                  <td>{frenchDay(row.bornOn)}</td>
                  <td>{communeName(row.communeCode)}</td>
                  <td>{frenchDay(dayOf(row.submittedAt))}</td>
                  <td class="number">{row.reference}</td>
                  <td>
                    <ApplicationBadge state={row.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}
