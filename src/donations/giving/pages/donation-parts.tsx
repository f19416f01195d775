import { Icon } from '../../../kernel/ui/icon.js';
import { type DonationState, donationStateLooks } from '../donation-words.js';

export function DonationBadge({ state, label }: { state: DonationState; label?: string }) {
  const [look, icon, words] = donationStateLooks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label ?? words}
    </span>
  );
}

const sections = [
  ['/ccas/dons', 'Dons'],
  ['/ccas/dons/banque', 'Relevé bancaire'],
  ['/ccas/dons/deliberation', 'Délibération'],
  ['/ccas/dons/recus', 'Reçus fiscaux'],
  ['/ccas/dons/actions', 'Actions'],
  ['/ccas/dons/relance', 'Relance'],
  ['/ccas/dons/reglages', 'Réglages (responsable)'],
] as const;

/** Where one is among the pages about donations. */
export function DonationSections({ here }: { here: (typeof sections)[number][0] }) {
  return (
    <nav class="filters" aria-label="Dons">
      {sections.map(([href, label]) => (
        <a href={href} aria-current={href === here ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

/** How much of what is needed has come: a bar, and the same in words beside it. */
export function Progress({ partCents, wholeCents, label }: { partCents: number; wholeCents: number; label: string }) {
  return <progress max={wholeCents} value={Math.min(partCents, wholeCents)} aria-label={label} />;
}
