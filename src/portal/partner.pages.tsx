import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { OfferRevisionQuery } from '../offers/offer-revision.query.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerHomePage } from './pages/partner-home.js';
import { PartnerUsesQuery } from './partner-uses.query.js';

/** The partner's own place. */
@ApiExcludeController()
@Controller('partenaire')
@Access('partner')
export class PartnerPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly uses: PartnerUsesQuery,
    private readonly revisions: OfferRevisionQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    const today = this.clock.today();
    const startOf = (day: typeof today) => day.toZonedDateTime(PARIS).toInstant().toString();
    const props = await this.db.transaction(actor.ccasId, async (tx) => {
      const partner = await this.partners.get(tx, actor.partnerId!);
      return {
        name: partner.name,
        status: partner.status,
        returnReason: partner.returnReason,
        phone: (await this.rules.own(tx)).phone,
        offers: (await this.offers.find(tx, { partnerId: partner.id, limit: 100 })).items,
        revisions: await this.revisions.ofPartner(tx, partner.id),
        uses: await this.uses.get(tx, partner.id, startOf(today), startOf(today.with({ day: 1 }))),
      };
    });
    return renderPage(visit, { title: 'Mes avantages', path: '/partenaire' }, <PartnerHomePage {...props} />);
  }
}
