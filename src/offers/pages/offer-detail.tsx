import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Icon } from '../../kernel/ui/icon.js';
import { partnerKindLabels } from '../../partners/partner-kind.js';
import type { OfferView } from '../offer-directory.query.js';
import { benefitWords, datesWords } from '../offer-wording.js';
import { conditionsOf } from './offer-card.js';

/** One offer as people read it: before it is on line, this is the preview. */
export function OfferDetail({ offer, heading: Heading = 'h1' }: { offer: OfferView; heading?: 'h1' | 'h2' | 'h3' }) {
  const { partner } = offer;
  const place = [partner.address, partner.postcode, partner.communeCode && communeName(partner.communeCode)]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      <div class="stack tight">
        <p class="benefit">{benefitWords(offer.benefit)}</p>
        <Heading>{offer.title}</Heading>
        <p class="lead">
          <strong>{partner.name}</strong>
          <span class="soft"> · {partnerKindLabels[partner.kind]}</span>
        </p>
        {place && <p>{place}</p>}
      </div>
      {offer.bookingPhone && (
        <p>
          Sur rendez-vous :{' '}
          <a class="lead" href={`tel:${offer.bookingPhone}`}>
            <Icon name="phone" /> {frenchPhone(offer.bookingPhone)}
          </a>
        </p>
      )}
      <ul>
        <li>Valable {datesWords(offer.startsOn, offer.endsOn)}.</li>
        {conditionsOf(offer).map((condition) => (
          <li>{condition.charAt(0).toUpperCase() + condition.slice(1)}.</li>
        ))}
        <li>
          Montrez votre carte du pass, ou le code sur votre téléphone,{' '}
          {offer.benefit.kind === 'service' ? 'en arrivant.' : 'au moment de payer.'}
        </li>
      </ul>
    </>
  );
}
