import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { AgreementView } from '../agreements/agreement.query.js';
import type { DueReminder } from '../agreements/agreement-dates.js';
import { type C2sTerritory, territoryWords } from '../c2s/c2s-territory.js';
import { leftWaitingWords } from '../enrolments/enrolment-states.js';
import type { PermanenceRow } from '../../appointments/permanence.query.js';
import { AgreementBadge } from '../agreements/pages/agreement-list.js';
import { mutuelleDesk } from '../permanences/pages/mutuelle-desk.js';
import { PermanenceEntries } from '../../appointments/pages/permanence-list.js';

interface Props {
  agreement?: AgreementView;
  reminders: DueReminder[];
  waiting: { toCall: number; toMatch: number; leftWaiting: number };
  bookingsToCall: number;
  permanences: PermanenceRow[];
  /** Last day of the C2S figures, when it is past. */
  c2sOutdatedSince?: string;
  /** Where those figures hold, when this CCAS is not there. */
  c2sOfElsewhere?: C2sTerritory;
}

/** What waits first, then what is in force and what comes. */
export function DeskPage({
  agreement,
  reminders,
  waiting,
  bookingsToCall,
  permanences,
  c2sOutdatedSince,
  c2sOfElsewhere,
}: Props) {
  const tasks: [count: number, one: string, many: string, href: string][] = [
    [waiting.toCall, 'personne à rappeler', 'personnes à rappeler', '/ccas/mutuelle/parcours?a=rappeler'],
    [
      waiting.toMatch,
      'personne à rapprocher d’un dossier',
      'personnes à rapprocher d’un dossier',
      '/ccas/mutuelle/parcours?a=rapprocher',
    ],
    [waiting.leftWaiting, ...leftWaitingWords, '/ccas/mutuelle/parcours?a=attente'],
    [
      bookingsToCall,
      'rendez-vous à annoncer par téléphone',
      'rendez-vous à annoncer par téléphone',
      '/ccas/mutuelle/permanences',
    ],
  ];
  return (
    <div class="stack">
      <h1>Mutuelle communale</h1>
      <p class="row">
        <a class="button" href="/ccas/mutuelle/parcours/nouveau">
          <Icon name="user-round-plus" /> Quelqu’un est intéressé
        </a>
        <a class="button quiet" href="/ccas/mutuelle/permanences/nouvelle">
          <Icon name="calendar-plus" /> Fixer une permanence
        </a>
        <a class="button quiet" href="/mutuelle/c2s">
          <Icon name="calculator" /> Calcul C2S
        </a>
      </p>
      <h2>Ce qui attend</h2>
      <ul class="tasks">
        {tasks.map(([count, one, many, href]) => (
          <li>
            <a href={href}>
              <span class="count">{count}</span>
              <span>{count < 2 ? one : many}</span>
            </a>
          </li>
        ))}
      </ul>
      {agreement &&
        reminders.map(({ kind, on }) => (
          <p class="notice waiting">
            <span>
              {kind === 'review'
                ? `Bilan annuel avec ${agreement.insurerName} : le ${frenchDay(on)}.`
                : `Pour ne pas reconduire la convention, il faut le dire avant le ${frenchDay(on)}.`}{' '}
              <a href={`/ccas/mutuelle/conventions/${agreement.id}`}>Ouvrir la convention</a>
            </span>
          </p>
        ))}
      {c2sOutdatedSince && (
        <p class="notice waiting">
          <span>
            Les plafonds de la C2S ne valent que jusqu’au {frenchDay(c2sOutdatedSince)}.{' '}
            <a href="/ccas/reglages/baremes/mutuelle.c2s">Un responsable peut entrer les nouveaux</a>
          </span>
        </p>
      )}
      {c2sOfElsewhere && (
        <p class="notice waiting">
          <span>
            Les plafonds de la C2S enregistrés sont ceux de {territoryWords[c2sOfElsewhere]} : le calcul ne répond pas
            ici. <a href="/ccas/reglages/baremes/mutuelle.c2s">Un responsable peut entrer ceux d’ici</a>
          </span>
        </p>
      )}
      <section class="panel stack tight">
        <h2>Convention</h2>
        {agreement ? (
          <p>
            <a href={`/ccas/mutuelle/conventions/${agreement.id}`}>
              <strong>{agreement.insurerName}</strong>
            </a>{' '}
            <AgreementBadge status={agreement.status} /> jusqu’au {frenchDay(agreement.endsOn)}
          </p>
        ) : (
          <p>Aucune convention en vigueur : les habitants ne peuvent pas encore réserver.</p>
        )}
      </section>
      <section class="stack">
        <h2>Prochaines dates</h2>
        {permanences.length === 0 ? (
          <p class="soft">Aucune.</p>
        ) : (
          <PermanenceEntries desk={mutuelleDesk} permanences={permanences} />
        )}
      </section>
      <section class="stack tight">
        <h2>Tout le reste</h2>
        <ul>
          <li>
            <a href="/ccas/mutuelle/parcours">Parcours des personnes</a>
          </li>
          <li>
            <a href="/ccas/mutuelle/permanences">Permanences et réunions</a>
          </li>
          <li>
            <a href="/ccas/mutuelle/bilan">Bilan de l’année</a>
          </li>
          <li>
            <a href="/ccas/mutuelle/conventions">Conventions</a>
          </li>
          <li>
            <a href="/ccas/mutuelle/appels">Appels à partenaires</a>
          </li>
          <li>
            <a href="/ccas/reglages/baremes/mutuelle.c2s">Plafonds de la C2S</a>
          </li>
          <li>
            <a href="/ccas/mutuelle/parcours/transmission.csv">Personnes transmises, en tableur (CSV)</a>
          </li>
          <li>
            <a href="/mutuelle">La page des habitants</a>
          </li>
        </ul>
      </section>
    </div>
  );
}
