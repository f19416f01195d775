import type { ComponentChildren } from 'preact';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { type DonationRow, donorName } from '../donation.query.js';
import { donationKindLabels, donationStateLooks, type DonationState, donationStates } from '../donation-words.js';
import { DonationBadge } from './donation-parts.js';
import { Empty } from '../../../kernel/ui/empty.js';
import { List } from '../../../kernel/ui/list.js';

interface Props {
  donations: DonationRow[];
  state?: DonationState;
  nextHref?: string;
}

const filters: [DonationState | undefined, string][] = [
  [undefined, 'Tous'],
  ...donationStates.map((state): [DonationState, string] => [state, donationStateLooks[state][2]]),
];

export function DonationListPage({ donations, state, nextHref }: Props) {
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
          <a href={each ? `/ccas/dons?etat=${each}` : '/ccas/dons'} aria-current={each === state ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <DonationTable
        donations={donations}
        empty={
          <Empty title="Aucun don ici">
            <p>
              Les promesses faites sur la page <a href="/dons">Donner au CCAS</a> arrivent ici. Un donateur a écrit ou
              appelé ? Enregistrez son don.
            </p>
          </Empty>
        }
        nextHref={nextHref}
      />
    </div>
  );
}

interface TableProps {
  donations: DonationRow[];
  empty?: ComponentChildren;
  nextHref?: string;
}

export function DonationTable({ donations, empty, nextHref }: TableProps) {
  return (
    <List
      label="Dons"
      rows={donations}
      columns={[
        {
          head: 'Donateur',
          cell: ({ id, donor }) => (
            <a href={`/ccas/dons/${id}`}>
              <strong>{donorName(donor)}</strong>
            </a>
          ),
        },
        { head: 'Action', cell: ({ fund }) => fund.name },
        { head: 'Promis le', cell: ({ pledgedOn }) => frenchDay(pledgedOn) },
        {
          head: 'Montant',
          cell: ({ amountCents, kind }) => (
            <>
              {frenchEuros(amountCents)}
              {kind !== 'money' && <span class="soft"> · {donationKindLabels[kind]}</span>}
            </>
          ),
        },
        { head: 'État', cell: ({ state }) => <DonationBadge state={state} /> },
      ]}
      empty={empty}
      nextHref={nextHref}
    />
  );
}
