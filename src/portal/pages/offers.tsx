import { communeName } from '../../ccas/communes.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { benefitWords, datesWords } from '../../offers/offer-wording.js';
import { conditionsOf, OfferCard } from '../../offers/pages/offer-card.js';
import { partnerKindLabels } from '../../partners/partner-kind.js';

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
  const { partner } = offer;
  const place = [partner.address, partner.postcode, partner.communeCode && communeName(partner.communeCode)]
    .filter(Boolean)
    .join(', ');
  const conditions = conditionsOf(offer);
  return (
    <article class="narrow stack">
      <div class="stack tight">
        <p class="benefit">{benefitWords(offer.benefit)}</p>
        <h1>{offer.title}</h1>
        <p class="lead">
          <strong>{partner.name}</strong>
          <span class="soft"> · {partnerKindLabels[partner.kind]}</span>
        </p>
        {place && <p>{place}</p>}
      </div>
      <section class="panel stack tight">
        <h2>Comment en profiter</h2>
        <ul>
          <li>Valable {datesWords(offer.startsOn, offer.endsOn)}.</li>
          {conditions.map((condition) => (
            <li>{condition.charAt(0).toUpperCase() + condition.slice(1)}.</li>
          ))}
          <li>Montrez votre carte du pass, ou le code sur votre téléphone, au moment de payer.</li>
        </ul>
      </section>
      <p>
        <a href="/offres">Tous les avantages</a>
      </p>
    </article>
  );
}
