import { frenchDay, frenchShortEuros } from '../../kernel/ui/french.js';
import type { OfferView } from '../offer-directory.query.js';
import { hoursWords } from '../../kernel/hours/opening-hours.js';
import { benefitWords, limitWords } from '../offer-wording.js';

interface Props {
  offer: OfferView;
  href: string;
  /** State, for those who manage it. */
  badge?: string;
}

/** The benefit first, then who and where (look.md, 6). */
export function OfferCard({ offer, href, badge }: Props) {
  const { partner } = offer;
  return (
    <li class="offer">
      <p class="benefit">{benefitWords(offer.benefit)}</p>
      <h2>
        <a href={href}>{offer.title}</a>
      </h2>
      <p>
        <strong>{partner.name}</strong>
        {partner.address && <span class="soft"> · {partner.address}</span>}
      </p>
      <p class="soft">{conditionsOf(offer).join(' · ')}</p>
      {badge && (
        <p>
          <span class="badge">{badge}</span>
        </p>
      )}
    </li>
  );
}

/** Everything that limits an offer, in a few plain words each. */
export function conditionsOf(offer: OfferView): string[] {
  return [
    hoursWords(offer.hours),
    limitWords(offer.limit),
    offer.minimumCents ? `dès ${frenchShortEuros(offer.minimumCents)} d’achat` : '',
    offer.closedOnHolidays ? 'hors jours fériés' : '',
    offer.endsOn ? `jusqu’au ${frenchDay(offer.endsOn)}` : '',
  ].filter(Boolean);
}
