import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { HomePage } from './pages/home.js';
import { OfferPage, OffersPage } from './pages/offers.js';

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
      ccas: await this.rules.get(tx, visit.tenant.id),
      offers: (await this.offers.find(tx, { publicOn: this.clock.today().toString(), limit: 3 })).items,
    }));
    const contact = { name: ccas.name, address: ccas.address, phone: ccas.phone && frenchPhone(ccas.phone) };
    return renderPage(visit, { title: 'Pass senior', path: '/' }, <HomePage ccas={contact} offers={offers} />);
  }

  @Get('offres')
  async list(@CurrentVisit() visit: Visit, @Query('apres') after?: string) {
    const cursor = readId(after);
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.offers.find(tx, { publicOn: this.clock.today().toString(), after: cursor }),
    );
    return renderPage(
      visit,
      { title: 'Les avantages', path: '/offres' },
      <OffersPage offers={items} nextHref={next ? `/offres?apres=${next}` : undefined} />,
    );
  }

  @Get('offres/:id')
  async one(@CurrentVisit() visit: Visit, @Id() id: string) {
    const [offer] = (
      await this.db.transaction(visit.tenant.id, (tx) =>
        this.offers.find(tx, { publicOn: this.clock.today().toString(), id, limit: 1 }),
      )
    ).items;
    if (!offer) throw new NotFound('Cet avantage');
    return renderPage(visit, { title: offer.title, path: '/offres' }, <OfferPage offer={offer} />);
  }
}
