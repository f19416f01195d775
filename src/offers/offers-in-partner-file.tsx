import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { PartnerView } from '../partners/partner-directory.query.js';
import { type PartnerSection, PartnerSections } from '../partners/partner-sections.js';
import { OfferDirectoryQuery } from './offer-directory.query.js';
import { PartnerOffersSection } from './pages/partner-offers-section.js';

@PartnerSections()
@Injectable()
export class OffersInPartnerFile implements PartnerSections {
  constructor(private readonly offers: OfferDirectoryQuery) {}

  async sections(tx: Tx, partner: PartnerView): Promise<PartnerSection[]> {
    const offers = await this.offers.find(tx, { partnerId: partner.id, limit: 100 });
    return [{ place: 10, draw: () => <PartnerOffersSection partner={partner} offers={offers} /> }];
  }
}
