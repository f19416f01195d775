import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Id, IdPipe } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeOfferState, type OfferVerb } from '../offers/change-offer-state.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { OfferFormPage } from '../offers/pages/offer-form.js';
import { readOfferForm } from '../offers/read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { OfferReviewListPage, OfferReviewPage } from './pages/offer-review.js';

const look = { kind: 'console', path: '/ccas/avantages' } as const;
const verbs: Record<string, OfferVerb> = {
  envoyer: 'submit',
  publier: 'publish',
  renvoyer: 'return',
  pause: 'pause',
  reprendre: 'resume',
  terminer: 'end',
};

@ApiExcludeController()
@Controller('ccas/avantages')
@Access(...STAFF)
export class OffersPages {
  constructor(
    private readonly db: Database,
    private readonly offers: OfferDirectoryQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly draftOffer: DraftOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const lists = await this.db.transaction(visit.tenant.id, async (tx) => ({
      waiting: (await this.offers.find(tx, { status: 'submitted', limit: 200 })).items,
      online: (await this.offers.find(tx, { status: 'published', limit: 200 })).items,
    }));
    return renderPage(visit, { title: 'Avantages', ...look }, <OfferReviewListPage {...lists} />);
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit, @Query('partenaire', IdPipe) partnerId: string) {
    return this.renderForm(visit, partnerId, {});
  }

  @Post('nouveau')
  async draft(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Query('partenaire', IdPipe) partnerId: string,
    @Body() body: FormValues,
  ) {
    try {
      const form = readOfferForm(body, partnerId);
      const id = await this.db.transaction(actor.ccasId, async (tx) => {
        const offerId = await this.draftOffer.run(tx, actor, form);
        await this.changeOfferState.run(tx, actor, offerId, 'submit');
        return offerId;
      });
      return seeOther(visit, `/ccas/avantages/${id}`);
    } catch (error) {
      return this.renderForm(visit, partnerId, body, refusalOf(error));
    }
  }

  @Get(':id')
  review(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderOffer(visit, id);
  }

  @Post(':id/:verb')
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
    @Body() body: FormValues,
  ) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (!verb) throw new NotFound();
    try {
      const reason = String(body.reason ?? '')
        .trim()
        .slice(0, 500);
      if (verb === 'return' && !reason)
        throw new InvalidInput([
          { field: 'reason', code: 'required', detail: 'Dites au partenaire ce qu’il doit revoir.' },
        ]);
      await this.db.transaction(actor.ccasId, (tx) =>
        this.changeOfferState.run(tx, actor, id, verb, reason || undefined),
      );
      return seeOther(visit, `/ccas/avantages/${id}`);
    } catch (error) {
      return this.renderOffer(visit, id, refusalOf(error));
    }
  }

  private async renderForm(visit: Visit, partnerId: string, values: FormValues, refusal?: Refusal) {
    const partner = await this.db.transaction(visit.tenant.id, (tx) => this.partners.get(tx, partnerId));
    if (refusal) visit.reply.status(refusal.status);
    const props = {
      token: visit.formToken,
      values,
      refusal,
      today: this.clock.today().toString(),
      partnerName: partner.name,
    };
    return renderPage(
      visit,
      { title: 'Écrire un avantage', ...look },
      <OfferFormPage action={`/ccas/avantages/nouveau?partenaire=${partnerId}`} {...props} />,
    );
  }

  private async renderOffer(visit: Visit, id: string, refusal?: Refusal) {
    const offer = await this.db.transaction(visit.tenant.id, (tx) => this.offers.get(tx, id));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: offer.title, ...look },
      <OfferReviewPage offer={offer} token={visit.formToken} refusal={refusal} />,
    );
  }
}
