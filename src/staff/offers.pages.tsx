import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, IdPipe } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeOffer } from '../offers/change-offer.js';
import { ChangeOfferState } from '../offers/change-offer-state.js';
import type { OfferVerb } from '../offers/offer-verb.js';
import { DecideRevision } from '../offers/decide-revision.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferDirectoryQuery, type OfferView } from '../offers/offer-directory.query.js';
import { OfferRevisionQuery } from '../offers/offer-revision.query.js';
import { changesBetween, offerValues } from '../offers/offer-values.js';
import { OfferFormPage } from '../offers/pages/offer-form.js';
import { readOfferForm } from '../offers/read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { OfferReviewPage } from './pages/offer-review.js';
import { OfferReviewListPage } from './pages/offer-review-list.js';

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
    private readonly revisions: OfferRevisionQuery,
    private readonly changeOffer: ChangeOffer,
    private readonly decideRevision: DecideRevision,
    private readonly draftOffer: DraftOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const lists = await this.db.transaction(visit.tenant.id, async (tx) => ({
      waiting: (await this.offers.find(tx, { status: 'submitted', limit: 200 })).items,
      online: (await this.offers.find(tx, { status: 'published', limit: 200 })).items,
      paused: (await this.offers.find(tx, { status: 'paused', limit: 200 })).items,
      revised: await Promise.all((await this.revisions.waiting(tx)).map((id) => this.offers.get(tx, id))),
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
      return this.renderForm(visit, partnerId, body, { refusal: refusalOf(error) });
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
    const text = (name: string) => [body[name] ?? ''].flat()[0]!.trim().slice(0, 500);
    try {
      await this.db.transaction(actor.ccasId, (tx) =>
        this.changeOfferState.run(tx, actor, id, verb, {
          reason: text('reason') || undefined,
          resumesOn: typedDay(text('resumesOn')) || undefined,
        }),
      );
      return seeOther(visit, `/ccas/avantages/${id}`);
    } catch (error) {
      return this.renderOffer(visit, id, refusalOf(error));
    }
  }

  @Post(':id/modification/:verb')
  async decide(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
    @Body() body: FormValues,
  ) {
    if (word !== 'publier' && word !== 'renvoyer') throw new NotFound();
    const reason = [body.reason ?? ''].flat()[0]!.trim().slice(0, 500);
    try {
      await this.db.transaction(actor.ccasId, (tx) =>
        word === 'publier'
          ? this.decideRevision.publish(tx, actor, id)
          : this.decideRevision.sendBack(tx, actor, id, reason),
      );
      return seeOther(visit, `/ccas/avantages/${id}`);
    } catch (error) {
      return this.renderOffer(visit, id, refusalOf(error));
    }
  }

  @Get(':id/modifier')
  async edit(@CurrentVisit() visit: Visit, @Id() id: string) {
    const offer = await this.db.transaction(visit.tenant.id, (tx) => this.offers.get(tx, id));
    return this.renderForm(visit, offer.partner.id, offerValues(offer), { offer });
  }

  @Post(':id/modifier')
  async correct(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() body: FormValues,
  ) {
    const offer = await this.db.transaction(actor.ccasId, (tx) => this.offers.get(tx, id));
    try {
      const changes = changesBetween(offer, readOfferForm(body, offer.partner.id));
      await this.db.transaction(actor.ccasId, (tx) => this.changeOffer.run(tx, actor, id, changes));
      return seeOther(visit, `/ccas/avantages/${id}`);
    } catch (error) {
      return this.renderForm(visit, offer.partner.id, body, { offer, refusal: refusalOf(error) });
    }
  }

  private async renderForm(
    visit: Visit,
    partnerId: string,
    values: FormValues,
    { offer, refusal }: { offer?: OfferView; refusal?: Refusal } = {},
  ) {
    const [partner, { categoryLabels }] = await this.db.transaction(visit.tenant.id, async (tx) => [
      await this.partners.get(tx, partnerId),
      await this.rules.own(tx),
    ]);
    if (refusal) visit.reply.status(refusal.status);
    const isOnline = offer?.status === 'published' || offer?.status === 'paused';
    const page = (
      <OfferFormPage
        action={offer ? `/ccas/avantages/${offer.id}/modifier` : `/ccas/avantages/nouveau?partenaire=${partnerId}`}
        token={visit.formToken}
        values={values}
        today={this.clock.today().toString()}
        partnerName={partner.name}
        mode={offer ? (isOnline ? 'online' : 'draft') : 'new'}
        submitLabel={offer ? 'Enregistrer' : 'Enregistrer et relire'}
        categories={categoryLabels.map((label, place) => [String(place + 1), label])}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Écrire un avantage', ...look }, page);
  }

  private async renderOffer(visit: Visit, id: string, refusal?: Refusal) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => ({
      offer: await this.offers.get(tx, id),
      revision: await this.revisions.get(tx, id),
      categoryLabels: (await this.rules.own(tx)).categoryLabels,
    }));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: props.offer.title, ...look },
      <OfferReviewPage {...props} token={visit.formToken} refusal={refusal} />,
    );
  }
}
