import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeOfferState } from '../offers/change-offer-state.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { OfferFormPage } from '../offers/pages/offer-form.js';
import { readOfferForm } from '../offers/read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerHomePage } from './pages/partner-home.js';
import { PartnerUsesQuery } from './partner-uses.query.js';

const action = '/partenaire/avantages/nouveau';

/** The partner's own place. */
@ApiExcludeController()
@Controller('partenaire')
@Access('partner')
export class PartnerPages {
  constructor(
    private readonly db: Database,
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly uses: PartnerUsesQuery,
    private readonly draftOffer: DraftOffer,
    private readonly changeOfferState: ChangeOfferState,
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
        offers: (await this.offers.find(tx, { partnerId: partner.id, limit: 100 })).items,
        uses: await this.uses.get(tx, partner.id, startOf(today), startOf(today.with({ day: 1 }))),
      };
    });
    return renderPage(visit, { title: 'Mes avantages', path: '/partenaire' }, <PartnerHomePage {...props} />);
  }

  @Get('avantages/nouveau')
  form(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.renderForm(visit, actor, {});
  }

  @Post('avantages/nouveau')
  async draft(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readOfferForm(body, actor.partnerId!);
      await this.db.transaction(actor.ccasId, async (tx) => {
        const id = await this.draftOffer.run(tx, actor, form);
        await this.changeOfferState.run(tx, actor, id, 'submit');
      });
      return seeOther(visit, '/partenaire');
    } catch (error) {
      return this.renderForm(visit, actor, body, refusalOf(error));
    }
  }

  private async renderForm(visit: Visit, actor: Actor, values: FormValues, refusal?: Refusal) {
    const partner = await this.db.transaction(actor.ccasId, (tx) => this.partners.get(tx, actor.partnerId!));
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <OfferFormPage
        action={action}
        token={visit.formToken}
        values={values}
        today={this.clock.today().toString()}
        partnerName={partner.name}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Écrire un avantage', path: '/partenaire' }, page);
  }
}
