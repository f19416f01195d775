import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { HomePage } from './pages/home.js';

/** What anyone may read. */
@ApiExcludeController()
@Controller()
@Access('anyone')
export class PublicPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit) {
    const { ccas, offers } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      ccas: await this.rules.own(tx),
      offers: (await this.offers.find(tx, { publicOn: this.clock.today().toString(), limit: 3 })).items,
    }));
    const { name, address, email, openingHours } = ccas;
    const contact = { name, address, email, openingHours, phone: ccas.phone && frenchPhone(ccas.phone) };
    return renderPage(visit, { title: 'Pass senior', path: '/' }, <HomePage ccas={contact} offers={offers} />);
  }
}
