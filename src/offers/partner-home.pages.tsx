import { Get } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { OfferDirectoryQuery } from './offer-directory.query.js';
import { OfferRevisionQuery } from './offer-revision.query.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerHomePage } from './pages/partner-home.js';
import { PartnerUsesQuery } from './partner-uses.query.js';

/** The partner's own place. */
@Screens('partenaire', ['partner'])
export class PartnerHomePages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly uses: PartnerUsesQuery,
    private readonly revisions: OfferRevisionQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Mes avantages', PartnerHomePage)
  async home(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    const today = this.clock.today();
    const startOf = (day: typeof today) => day.toZonedDateTime(PARIS).toInstant().toString();
    const { id, name, status, returnReason } = await this.partners.get(tx, actor.partnerId!);
    return {
      name,
      status,
      returnReason,
      phone: (await this.rules.own(tx)).phone,
      offers: await this.offers.find(tx, { partnerId: id, limit: 100 }),
      revisions: await this.revisions.ofPartner(tx, id),
      uses: await this.uses.get(tx, id, startOf(today), startOf(today.with({ day: 1 }))),
    };
  }
}
