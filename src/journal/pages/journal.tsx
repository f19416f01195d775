import { beforeName } from '../../kernel/text/of-name.js';
import type { AccountLine } from '../../accounts/account-directory.query.js';
import { frenchDay, frenchMoment, frenchNumber } from '../../kernel/ui/french.js';
import { Field, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { type Group, hrefOf, type JournalFilters } from '../journal-filters.js';
import { MOST_EXPORTED } from '../most-exported.js';
import type { Named } from '../journal-names.query.js';
import type { JournalEntry } from '../journal.query.js';
import type { ListColumn } from '../../kernel/ui/list.js';
import { addressFields } from '../../kernel/listing/list-request.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { JournalListRequest } from '../journal-list-request.js';
import { Empty } from '../../kernel/ui/empty.js';

export interface JournalLine {
  /** Of the entry. */
  id: string;
  entry: JournalEntry;
  actor: Named;
  /** What was done: « a délivré ». */
  sentence: string;
  subject?: Named;
}

interface Props {
  filters: JournalFilters;
  /** Days that were typed and are none, as they were typed. */
  wrongDays?: Pick<JournalFilters, 'du' | 'au'>;
  list: Listed<JournalLine, JournalListRequest>;
  accounts: AccountLine[];
  groups: Group[];
  /** Every action there is, to choose from. */
  actions: [code: string, label: string][];
  verification?: { at: Date; breaks: number };
}

/** Who did what to whom. */
export function JournalPage({ filters, wrongDays, list, accounts, groups, actions, verification }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Journal</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/journal/connexions">
            Connexions refusées
          </a>
        </p>
      </div>
      <Chain verification={verification} />
      <Filters
        request={list.request}
        filters={filters}
        wrongDays={wrongDays}
        accounts={accounts}
        groups={groups}
        actions={actions}
      />
      <Listing
        list={list}
        path="/ccas/journal"
        label="Écritures"
        words={['écriture', 'écritures']}
        csv="/ccas/journal.csv"
        also={
          list.isMore && (
            <span class="soft">
              Un fichier prend au plus {frenchNumber(MOST_EXPORTED)} écritures : au-delà, choisissez des dates.
            </span>
          )
        }
        said={saidOf(filters, { accounts, groups, actions })}
        columns={columns}
        empty={() => (
          <Empty title="Rien ne correspond">
            <p>
              Élargissez les dates, ou <a href="/ccas/journal">voyez tout le journal</a>. Il garde douze mois.
            </p>
          </Empty>
        )}
      />
    </div>
  );
}

function Chain({ verification }: Pick<Props, 'verification'>) {
  const isBroken = verification !== undefined && verification.breaks > 0;
  return (
    <div class={`notice ${isBroken ? 'refused' : verification ? 'accepted' : ''}`} role={isBroken ? 'alert' : 'note'}>
      <p>
        {verification ? (
          <>
            <strong>
              {isBroken ? 'Des écritures ont été changées hors de l’application.' : 'Le journal est intact.'}
            </strong>{' '}
            Vérifié le {frenchMoment(instantOf(verification.at))}.{' '}
          </>
        ) : (
          'Chaque écriture est liée à la précédente : un changement après coup se voit. Vérifié chaque nuit. '
        )}
        <a href="/ccas/journal/verification">{isBroken ? 'Voir où' : 'Vérifier maintenant'}</a>
      </p>
    </div>
  );
}

interface FiltersProps extends Pick<Props, 'filters' | 'wrongDays' | 'accounts' | 'groups' | 'actions'> {
  request: JournalListRequest;
}

/** They keep the order, and lead to the first page. */
function Filters({ request, filters, wrongDays = {}, accounts, groups, actions }: FiltersProps) {
  const { tri, sens } = addressFields(request);
  const order = Object.entries({ tri, sens }).filter(([, value]) => value !== undefined);
  const who: [string, string][] = [
    ['', 'Tout le monde'],
    ...accounts.map(({ id, name }): [string, string] => [id, name]),
    ...groups.map(({ key, label }): [string, string] => [key, label]),
  ];
  const refusal = leftOut(wrongDays);
  const isOther = filters.qui && !who.some(([key]) => key === filters.qui);
  return (
    <form method="get" action="/ccas/journal" class="panel stack" role="search" aria-label="Chercher dans le journal">
      {order.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="pair">
        <Select
          label="Qui"
          name="qui"
          value={filters.qui}
          options={isOther ? [...who, [filters.qui!, 'La personne ou le jeton choisi']] : who}
        />
        <Field
          label="Sur qui ou quoi"
          name="sur"
          type="search"
          value={filters.sur}
          hint="Un nom, un numéro de pass, un partenaire, un avantage, un donateur."
          optional
          autocomplete="off"
        />
        <Select label="Quoi" name="quoi" value={filters.quoi} options={[['', 'Toutes les actions'], ...actions]} />
      </div>
      <div class="pair">
        <Field label="Du" name="du" type="date" value={wrongDays.du ?? filters.du} refusal={refusal} optional />
        <Field label="Au" name="au" type="date" value={wrongDays.au ?? filters.au} refusal={refusal} optional />
        <p class="row">
          <button>Chercher</button>
          <a href="/ccas/journal">Tout effacer</a>
        </p>
      </div>
    </form>
  );
}

/** Nothing is refused: the rest of the search is made, and each such day says at its field that it is not. */
function leftOut(days: object): Refusal {
  const detail = 'Cette date n’existe pas : la recherche n’en tient pas compte. Écrivez-la par exemple 02/03/2026.';
  const errors = Object.keys(days).map((field) => ({ field, code: 'invalid_day', detail }));
  return { status: 200, code: 'left_out', detail, errors };
}

const columns: ListColumn<JournalLine>[] = [
  { head: 'Quand', sort: 'quand', look: 'when', cell: ({ entry }) => frenchMoment(instantOf(entry.at)) },
  {
    head: 'Qui',
    cell: ({ entry, actor }) =>
      entry.actorId ? <a href={hrefOf('/ccas/journal', { qui: entry.actorId })}>{actor.label}</a> : actor.label,
  },
  {
    head: 'Ce qui a été fait',
    cell: ({ sentence, subject }) => (
      <>
        {subject ? beforeName(sentence, subject.label) : sentence}
        {subject && <Link named={subject} />}
      </>
    ),
  },
];

/** What the form above narrows it to, in words. */
function saidOf(
  { qui, sur, quoi, du, au }: JournalFilters,
  { accounts, groups, actions }: Pick<Props, 'accounts' | 'groups' | 'actions'>,
) {
  const who = accounts.find(({ id }) => id === qui)?.name ?? groups.find(({ key }) => key === qui)?.label;
  const what = actions.find(([code]) => code === quoi)?.[1];
  return [
    { name: 'qui', said: qui && `par : ${who ?? 'la personne ou le jeton choisi'}` },
    { name: 'sur', said: sur && `sur « ${sur} »` },
    { name: 'quoi', said: quoi && `« ${what ?? quoi} »` },
    { name: 'du', said: du && `depuis le ${frenchDay(du)}` },
    { name: 'au', said: au && `jusqu’au ${frenchDay(au)}` },
  ].filter((each): each is { name: string; said: string } => Boolean(each.said));
}

function Link({ named }: { named: Named }) {
  return named.href ? <a href={named.href}>{named.label}</a> : <span>{named.label}</span>;
}
