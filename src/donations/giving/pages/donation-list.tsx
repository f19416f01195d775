import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { type DonationRow, donorName } from '../donation.query.js';
import { donationKindLabels, donationStateLooks, type DonationState, donationStates } from '../donation-words.js';
import { DonationBadge } from './donation-parts.js';
import { DonationSections } from '../../settings/pages/donation-sections.js';

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
      <DonationSections here="/ccas/dons" />
      <nav class="filters" aria-label="Filtrer les dons">
        {filters.map(([each, label]) => (
          <a href={each ? `/ccas/dons?etat=${each}` : '/ccas/dons'} aria-current={each === state ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {donations.length === 0 ? (
        <div class="empty">
          <h2>Aucun don ici</h2>
          <p>
            Les promesses faites sur la page <a href="/dons">Donner au CCAS</a> arrivent ici. Un donateur a écrit ou
            appelé ? Enregistrez son don.
          </p>
        </div>
      ) : (
        <DonationTable donations={donations} />
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}

export function DonationTable({ donations }: { donations: DonationRow[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Dons">
      <table>
        <thead>
          <tr>
            <th scope="col">Donateur</th>
            <th scope="col">Action</th>
            <th scope="col">Promis le</th>
            <th scope="col">Montant</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {donations.map((donation) => (
            <tr>
              <td>
                <a href={`/ccas/dons/${donation.id}`}>
                  <strong>{donorName(donation.donor)}</strong>
                </a>
              </td>
              <td>{donation.fund.name}</td>
              <td>{frenchDay(donation.pledgedOn)}</td>
              <td>
                {frenchEuros(donation.amountCents)}
                {donation.kind !== 'money' && <span class="soft"> · {donationKindLabels[donation.kind]}</span>}
              </td>
              <td>
                <DonationBadge state={donation.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
