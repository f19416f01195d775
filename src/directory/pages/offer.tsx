import { hoursWords } from '../../kernel/hours/opening-hours.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { OfferDetail } from '../../offers/pages/offer-detail.js';
import { wheelchairLabels } from '../../partners/partner-kind.js';

export function OfferPage({ offer }: { offer: OfferView }) {
  const { partner } = offer;
  const opening = hoursWords(partner.openingHours);
  return (
    <article class="narrow stack">
      <OfferDetail offer={offer} />
      {(opening || partner.phone || partner.wheelchair) && (
        <section class="panel stack tight">
          <h2>Avant d’y aller</h2>
          {opening && (
            <p>
              Ouvert {opening}
              {partner.closedOnHolidays && ', fermé les jours fériés'}.
            </p>
          )}
          {partner.wheelchair && <p>{wheelchairLabels[partner.wheelchair]}.</p>}
          {partner.phone && (
            <p>
              <a class="lead" href={`tel:${partner.phone}`}>
                <Icon name="phone" /> {frenchPhone(partner.phone)}
              </a>
            </p>
          )}
        </section>
      )}
      <p>
        <a href="/offres">Tous les avantages</a>
      </p>
    </article>
  );
}
