import { Form } from '../../kernel/ui/form.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { EndingFilter, EndingPass } from '../ending-passes.query.js';
import type { LetterPrinting, WaitingLetter } from '../reminder-letters.query.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { parisDay } from '../../kernel/time/clock.js';
import { ReminderLetters } from './reminder-letters.js';
import { type RenewalOutcome, RenewalResult } from './renewal-result.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props {
  token: string;
  passes: EndingPass[];
  filter: EndingFilter;
  /** Boxes ticked: all of them, or those of a choice that was refused. */
  chosen: Set<string>;
  nextHref?: string;
  outcome?: RenewalOutcome;
  letters: { waiting: WaitingLetter[]; printings: LetterPrinting[]; justPrinted?: string };
}

export const endingFilterLabels: Record<EndingFilter, string> = {
  '30': 'Dans 30 jours',
  '60': 'Dans 60 jours',
  '90': 'Dans 90 jours',
  over: 'Déjà finis',
};

/** Passes that end soon, to be renewed many at a time; and the letters for those who have no e-mail address. */
export function EndingsPage({ token, passes, filter, chosen, nextHref, outcome, letters }: Props) {
  return (
    <div class="stack">
      <h1>Échéances</h1>
      {outcome && <RenewalResult outcome={outcome} token={token} />}
      <nav class="row" aria-label="Choisir les échéances">
        {Object.entries(endingFilterLabels).map(([value, label]) => (
          <a
            class="button quiet"
            href={`/ccas/pass/echeances?jours=${value}`}
            aria-current={filter === value ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      {passes.length === 0 ? (
        <Empty title="Aucun pass ici">
          <p>
            {filter === 'over'
              ? 'Les pass finis depuis moins de 90 jours et non renouvelés s’afficheront ici.'
              : `Aucun pass ne se termine ${endingFilterLabels[filter].toLowerCase()}. Les personnes sont prévenues 60 jours puis 15 jours avant la fin.`}
          </p>
        </Empty>
      ) : (
        <Choice token={token} passes={passes} filter={filter} chosen={chosen} />
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
      <ReminderLetters token={token} {...letters} />
    </div>
  );
}

function Choice({ token, passes, filter, chosen }: Pick<Props, 'token' | 'passes' | 'filter' | 'chosen'>) {
  const isAll = passes.every((pass) => chosen.has(pass.id));
  return (
    <Form action={`/ccas/pass/echeances?jours=${filter}`} token={token}>
      <div class="row between">
        <p>{counted(passes.length, 'pass', 'pass')}</p>
        <a href={`/ccas/pass/echeances?jours=${filter}${isAll ? '' : '&tout=oui'}`}>
          {isAll ? 'Ne rien sélectionner' : 'Tout sélectionner'}
        </a>
      </div>
      <List
        label="Pass à renouveler"
        rows={passes}
        columns={[
          {
            head: 'Choisir',
            isHeadHidden: true,
            cell: ({ id, firstName, lastName }) => (
              <label class="tick">
                <input type="checkbox" name="passId" value={id} checked={chosen.has(id)} />
                <span class="hidden-text">
                  Choisir {firstName} {lastName}
                </span>
              </label>
            ),
          },
          {
            head: 'Usager',
            cell: ({ residentId, firstName, lastName, number }) => (
              <>
                <a href={`/ccas/usagers/${residentId}`}>
                  <strong>
                    {firstName} {lastName}
                  </strong>
                </a>{' '}
                <span class="number soft">{number}</span>
              </>
            ),
          },
          {
            head: filter === 'over' ? 'Fini le' : 'Se termine le',
            cell: ({ validThrough }) => frenchDay(validThrough),
          },
          { head: 'Prévenu·e', cell: reminded },
        ]}
      />
      <p>
        <button>
          <Icon name="refresh-cw" /> Renouveler la sélection
        </button>
      </p>
    </Form>
  );
}

function reminded({ reminder }: EndingPass): string {
  if (!reminder) return 'Pas encore';
  const day = frenchDay(parisDay(instantOf(reminder.madeAt)));
  if (reminder.carrier === 'mail') return `Par courriel, le ${day}`;
  return reminder.isPrinted ? `Par lettre, le ${day}` : 'Lettre à imprimer';
}
