import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { type EndingFilter, endingFilterLabels, type EndingListRequest, usualEndings } from '../ending-list-request.js';
import type { EndingPass } from '../ending-passes.query.js';
import { reminderWords } from '../reminder-wording.js';
import { boxes } from '../../kernel/listing/choosing.js';
import { addressOf } from '../../kernel/listing/list-request.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { LetterPrinting, WaitingLetters } from '../reminder-letters.query.js';
import { ReminderLetters } from './reminder-letters.js';
import { type RenewalOutcome, RenewalResult } from './renewal-result.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  token: string;
  list: Listed<EndingPass, EndingListRequest>;
  /** Boxes ticked: all of them, or those of a choice that was refused. */
  chosen: Set<string>;
  outcome?: RenewalOutcome;
  letters: { waiting: WaitingLetters; printings: LetterPrinting[]; justPrinted?: string };
}

const path = '/ccas/pass/echeances';

/** Passes that end soon, to be renewed many at a time; and the letters for those who have no e-mail address. */
export function EndingsPage({ token, list, chosen, outcome, letters }: Props) {
  const filter = list.request.days ?? usualEndings;
  return (
    <div class="stack">
      <h1>Échéances</h1>
      {outcome && <RenewalResult outcome={outcome} token={token} />}
      <nav class="row" aria-label="Choisir les échéances">
        {Object.entries(endingFilterLabels).map(([value, label]) => (
          <a class="button quiet" href={`${path}?jours=${value}`} aria-current={filter === value ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {list.rows.length === 0 ? (
        <Passes list={list} filter={filter} chosen={chosen} />
      ) : (
        <Form action={addressOf(path, list.request, { days: filter })} token={token}>
          <Passes list={list} filter={filter} chosen={chosen} />
          <p>
            <button>
              <Icon name="refresh-cw" /> Renouveler la sélection
            </button>
          </p>
        </Form>
      )}
      <ReminderLetters token={token} {...letters} />
    </div>
  );
}

function Passes({ list, filter, chosen }: Pick<Props, 'list' | 'chosen'> & { filter: EndingFilter }) {
  const isAll = list.rows.every(({ id }) => chosen.has(id));
  const shown = addressOf(path, list.request, { days: filter });
  return (
    <Listing
      list={list}
      path={path}
      label="Pass à renouveler"
      words={['pass', 'pass']}
      csv="/ccas/echeances.csv"
      also={
        // With a script there is a box in the head for it.
        <noscript>
          <a href={isAll ? shown : `${shown}&tout=oui`}>{isAll ? 'Ne rien sélectionner' : 'Tout sélectionner'}</a>
        </noscript>
      }
      columns={[
        boxes<EndingPass>({
          name: 'passId',
          nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`,
          isTicked: ({ id }) => chosen.has(id),
        }),
        {
          head: 'Usager',
          sort: 'nom',
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
          sort: 'fin',
          cell: ({ validThrough }) => frenchDay(validThrough),
        },
        { head: 'Prévenu·e', cell: ({ reminder }) => reminderWords(reminder) },
      ]}
      empty={() => (
        <Empty title="Aucun pass ici">
          <p>
            {filter === 'over'
              ? 'Les pass finis depuis moins de 90 jours et non renouvelés s’afficheront ici.'
              : `Aucun pass ne se termine ${endingFilterLabels[filter].toLowerCase()}. Les personnes sont prévenues 60 jours puis 15 jours avant la fin.`}
          </p>
        </Empty>
      )}
    />
  );
}
