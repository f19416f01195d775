import type { MyPass } from './held-passes.js';

/** Shown at first; the others follow on request. */
const FIRST = 6;

export function WhereAccepted({ offers }: { offers: MyPass['offers'] }) {
  const [first, others] = [offers.slice(0, FIRST), offers.slice(FIRST)];
  return (
    <section class="stack tight">
      <h2>Où l’utiliser près d’ici</h2>
      {offers.length === 0 ? (
        <div class="empty">
          <p>Aucun avantage n’est en ligne pour le moment. Ils s’afficheront ici.</p>
        </div>
      ) : (
        <OfferList offers={first} />
      )}
      {others.length > 0 && (
        <details>
          <summary>{others.length === 1 ? 'Voir un autre avantage' : `Voir les ${others.length} autres`}</summary>
          <OfferList offers={others} />
        </details>
      )}
    </section>
  );
}

function OfferList({ offers }: { offers: MyPass['offers'] }) {
  return (
    <ul class="accepted-list">
      {offers.map((offer) => (
        <li key={offer.id}>
          <strong class="benefit">{offer.benefit}</strong>
          <div>
            <p>{offer.title}</p>
            <p>
              <strong>{offer.partner}</strong>
              {offer.where && `, ${offer.where}`}
            </p>
            <p class="soft">{[offer.hours, offer.left].filter(Boolean).join(' · ')}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
