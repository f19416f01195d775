import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { type OfferView, offerColumns } from '../offers/offer-directory.query.js';

export interface BookletPartner {
  partner: OfferView['partner'];
  offers: OfferView[];
}

export interface BookletPart {
  /** Neighbourhood, else commune. */
  heading: string;
  partners: BookletPartner[];
}

export interface Booklet {
  parts: BookletPart[];
  /** There are more offers than it holds. */
  isCut: boolean;
}

/** More than anyone prints; that there are more is told in the booklet. */
export const MOST_OFFERS = 2000;

/** Everything that is on line, by neighbourhood, then by partner. */
@Injectable()
export class BookletQuery {
  /** @param today ISO day */
  async get(tx: Tx, today: string): Promise<Booklet> {
    const offers = await tx.rows<OfferView>(
      `select ${offerColumns} from offer o join partner p on p.ccas_id = o.ccas_id and p.id = o.partner_id
       where o.state = 'published' and p.state = 'approved' and (o.ends_on is null or o.ends_on >= $1)
       order by p.commune_code nulls last, p.neighbourhood nulls last, p.name, p.id, o.title, o.id limit ${MOST_OFFERS + 1}`,
      [today],
    );
    const parts = new Map<string, BookletPart>();
    for (const offer of offers.slice(0, MOST_OFFERS)) {
      const heading = headingOf(offer.partner);
      const part = parts.get(heading) ?? { heading, partners: [] };
      parts.set(heading, part);
      const last = part.partners.at(-1);
      if (last?.partner.id === offer.partner.id) last.offers.push(offer);
      else part.partners.push({ partner: offer.partner, offers: [offer] });
    }
    return { parts: [...parts.values()], isCut: offers.length > MOST_OFFERS };
  }
}

function headingOf({ neighbourhood, communeCode }: OfferView['partner']): string {
  const commune = communeCode && communeName(communeCode);
  return [commune, neighbourhood].filter(Boolean).join(', ') || 'Ailleurs';
}
