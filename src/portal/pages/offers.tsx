import type { OfferView } from '../../offers/offer-directory.query.js';
import { OfferCard } from '../../offers/pages/offer-card.js';
import { OfferDetail } from '../../offers/pages/offer-detail.js';

export function OffersPage({ offers, nextHref }: { offers: OfferView[]; nextHref?: string }) {
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Les avantages du pass senior</h1>
        <p class="lead soft">Présentez votre carte ou votre téléphone au moment de payer.</p>
      </div>
      {offers.length === 0 ? (
        <div class="empty">
          <h2>Pas encore d’avantage</h2>
          <p>Les premiers partenaires arrivent. Revenez bientôt, ou appelez le CCAS.</p>
        </div>
      ) : (
        <ul class="offers">
          {offers.map((offer) => (
            <OfferCard offer={offer} href={`/offres/${offer.id}`} />
          ))}
        </ul>
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}

export function OfferPage({ offer }: { offer: OfferView }) {
  return (
    <article class="narrow stack">
      <OfferDetail offer={offer} />
      <p>
        <a href="/offres">Tous les avantages</a>
      </p>
    </article>
  );
}
