import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { OfferDirectoryQuery, type OfferView } from '../offers/offer-directory.query.js';
import { hoursWords } from '../kernel/hours/opening-hours.js';
import { benefitWords, remainingWords } from '../offers/offer-wording.js';
import { UsesQuery } from '../redemptions/uses.query.js';

/** One offer as the phone shows it, in words. */
export interface AcceptedAt {
  id: string;
  benefit: string;
  title: string;
  partner: string;
  where: string;
  hours: string;
  /** `Encore 1 fois aujourd’hui`, `Sans limite`, `Déjà utilisé pour le moment`. */
  left: string;
}

interface For {
  passId: string;
  communeCode: string;
  category: number;
}

/** Most a phone is given at once. */
const MOST = 200;

/** Where a pass is accepted today and how often it still serves, its holder's own commune first. */
@Injectable()
export class WhereAcceptedQuery {
  constructor(
    private readonly offers: OfferDirectoryQuery,
    private readonly uses: UsesQuery,
    private readonly clock: Clock,
  ) {}

  async for(tx: Tx, { passId, communeCode, category }: For): Promise<AcceptedAt[]> {
    const today = this.clock.today();
    const { items } = await this.offers.find(tx, { publicOn: today.toString(), limit: MOST });
    const offers = items.filter((offer) => offer.categories.includes(category) && offer.startsOn <= today.toString());
    const used = await this.uses.now(tx, passId, offers, today);
    const isFar = ({ partner }: OfferView): number => Number(partner.communeCode !== communeCode);
    return offers
      .toSorted((a, b) => isFar(a) - isFar(b) || a.partner.name.localeCompare(b.partner.name, 'fr'))
      .map((offer) => ({
        id: offer.id,
        benefit: benefitWords(offer.benefit),
        title: offer.title,
        partner: offer.partner.name,
        where: [offer.partner.address, offer.partner.communeCode && communeName(offer.partner.communeCode)]
          .filter(Boolean)
          .join(', '),
        hours: hoursWords(offer.hours),
        left: leftWords(offer, used.get(offer.id) ?? 0),
      }));
  }
}

function leftWords({ limit, quotaLeft }: OfferView, used: number): string {
  const left = [limit && limit.uses - used, quotaLeft].filter((each) => each !== null);
  if (left.length === 0) return remainingWords(null, null);
  const least = Math.max(0, Math.min(...left));
  return least === 0 ? 'Déjà utilisé pour le moment' : remainingWords(least, limit?.period ?? null);
}
