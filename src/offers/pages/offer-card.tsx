import { frenchDay, frenchShortEuros } from '../../kernel/ui/french.js';
import type { OfferView } from '../offer-directory.query.js';
import { hoursWords } from '../../kernel/hours/opening-hours.js';
import { benefitWords, limitWords, quotaWords } from '../offer-wording.js';

interface Props {
  offer: OfferView;
  href: string;
  /** State, for those who manage it. */
  badge?: string;
  /** Kind, place and distance, in the directory. */
  note?: string;
  /** Where it is, for the map beside the list. */
  place?: { name: string; latitude: number | null; longitude: number | null };
}

/** The benefit first, then who and where (look.md, 6). */
export function OfferCard({ offer, href, badge, note, place }: Props) {
  const { partner } = offer;
  return (
    <li
      class="offer"
      data-place={place?.latitude != null ? `${place.latitude},${place.longitude}` : undefined}
      data-partner={place?.name}
    >
      <p class="benefit">{benefitWords(offer.benefit)}</p>
      <h2>
        <a href={href}>{offer.title}</a>
      </h2>
      <p>
        <strong>{partner.name}</strong>
        {partner.address && <span class="soft"> · {partner.address}</span>}
      </p>
      {note && <p class="soft">{note}</p>}
      <p class="soft">{conditionsOf(offer).join(' · ')}</p>
      {badge && (
        <p>
          <span class="badge">{badge}</span>
        </p>
      )}
    </li>
  );
}

/** Everything that limits an offer, in a few plain words each: never which passes, nor why they were given. */
export function conditionsOf(offer: OfferView): string[] {
  return [
    hoursWords(offer.hours),
    limitWords(offer.limit),
    offer.minimumCents ? `dès ${frenchShortEuros(offer.minimumCents)} d’achat` : '',
    offer.categories.length < 3 ? 'prévu pour certains pass' : '',
    quotaWords(offer.quota, offer.quotaLeft),
    offer.closedOnHolidays ? 'hors jours fériés' : '',
    offer.endsOn ? `jusqu’au ${frenchDay(offer.endsOn)}` : '',
  ].filter(Boolean);
}
