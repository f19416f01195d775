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
