import type { Listed } from '../../../kernel/listing/listed.js';
import { addressOf } from '../../../kernel/listing/list-request.js';
import { Listing } from '../../../kernel/listing/listing.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { type DonationRow, donorName } from '../donation.query.js';
import { donationKindLabels, donationStateLooks, type DonationState, donationStates } from '../donation-words.js';
import { DonationBadge } from './donation-parts.js';
import { Empty } from '../../../kernel/ui/empty.js';
import { List, type ListColumn } from '../../../kernel/ui/list.js';
import type { DonationListRequest } from '../donation-list-request.js';

interface Props {
  list: Listed<DonationRow, DonationListRequest>;
  acts: readonly { key: string; label: string }[];
}

const filters: [DonationState | undefined, string][] = [
  [undefined, 'Tous'],
  ...donationStates.map((state): [DonationState, string] => [state, donationStateLooks[state][2]]),
];

const columns: ListColumn<DonationRow>[] = [
  {
    head: 'Donateur',
    sort: 'donateur',
    cell: ({ id, donor }) => (
      <a href={`/ccas/dons/${id}`}>
        <strong>{donorName(donor)}</strong>
      </a>
    ),
  },
  { head: 'Action', sort: 'action', isSpare: true, cell: ({ fund }) => fund.name },
  { head: 'Promis le', sort: 'promesse', isSpare: true, cell: ({ pledgedOn }) => frenchDay(pledgedOn) },
  {
    head: 'Montant',
    sort: 'montant',
    cell: ({ amountCents, kind }) => (
      <>
        {frenchEuros(amountCents)}
        {kind !== 'money' && <span class="soft"> · {donationKindLabels[kind]}</span>}
      </>
    ),
  },
  { head: 'État', sort: 'etat', cell: ({ state }) => <DonationBadge state={state} /> },
];

export function DonationListPage({ list, acts }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Dons</h1>
        <a class="button" href="/ccas/dons/nouveau">
          <Icon name="hand-heart" /> Enregistrer un don
        </a>
      </div>
      <nav class="filters" aria-label="Filtrer les dons">
        {filters.map(([each, label]) => (
          <a
            href={addressOf('/ccas/dons', list.request, { state: each, page: undefined })}
            aria-current={each === list.request.state ? 'true' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Listing
        list={list}
        path="/ccas/dons"
        label="Dons"
        words={['don', 'dons']}
        csv="/ccas/dons.csv"
        acts={acts}
        nameOf={({ donor, pledgedOn }) => `${donorName(donor)}, don du ${frenchDay(pledgedOn)}`}
        columns={columns}
        empty={() => (
          <Empty title="Aucun don ici">
            <p>
              Les promesses faites sur la page <a href="/dons">Donner au CCAS</a> arrivent ici. Un donateur a écrit ou
              appelé ? Enregistrez son don.
            </p>
          </Empty>
        )}
      />
    </div>
  );
}

/** Of one donor or fund, in their order. */
export function DonationTable({ donations }: { donations: DonationRow[] }) {
  return (
    <List plainBecause="of one donor, besides the `<Listing>` of all" label="Dons" rows={donations} columns={columns} />
  );
}
