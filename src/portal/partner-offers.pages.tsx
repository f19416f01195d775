import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ChangeOffer } from '../offers/change-offer.js';
import { ChangeOfferState } from '../offers/change-offer-state.js';
import type { OfferVerb } from '../offers/offer-verb.js';
import { DraftOffer } from '../offers/draft-offer.js';
import { OfferDirectoryQuery, type OfferView } from '../offers/offer-directory.query.js';
import { OfferRevisionQuery } from '../offers/offer-revision.query.js';
import { changesBetween, offerValues } from '../offers/offer-values.js';
import { OfferFormPage } from '../offers/pages/offer-form.js';
import { ProposeRevision } from '../offers/propose-revision.js';
import { readOfferForm } from '../offers/read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerOfferPage } from './pages/partner-offer.js';

const path = '/partenaire/avantages';
const verbs: Record<string, OfferVerb> = {
  envoyer: 'submit',
  pause: 'pause',
  reprendre: 'resume',
  terminer: 'end',
};

/** A partner writes, reads over, sends, improves, pauses and ends its offers. */
@ApiExcludeController()
@Controller('partenaire/avantages')
@Access('partner')
export class PartnerOffersPages {
  constructor(
    private readonly db: Database,
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly revisions: OfferRevisionQuery,
    private readonly draftOffer: DraftOffer,
    private readonly changeOffer: ChangeOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly proposeRevision: ProposeRevision,
    private readonly clock: Clock,
  ) {}

  @Get('nouveau')
  async blank(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.form(visit, actor, { values: {} });
  }

  @Post('nouveau')
  async draft(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readOfferForm({ ...body, categories: undefined }, actor.partnerId!);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.draftOffer.run(tx, actor, form));
      return seeOther(visit, `${path}/${id}`);
    } catch (error) {
      return this.form(visit, actor, { values: body, refusal: refusalOf(error) });
    }
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.page(visit, actor, id);
  }

  @Get(':id/modifier')
  async edit(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    const offer = await this.db.transaction(actor.ccasId, (tx) => this.own(tx, actor, id));
    return this.form(visit, actor, { offer, values: offerValues(offer) });
  }

  @Post(':id/modifier')
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    const offer = await this.db.transaction(actor.ccasId, (tx) => this.own(tx, actor, id));
    try {
      const kept = { ...body, categories: offer.categories.map(String) };
      const changes = changesBetween(offer, readOfferForm(kept, actor.partnerId!));
      if (Object.keys(changes).length > 0)
        await this.db.transaction(actor.ccasId, (tx) => this.changeOffer.run(tx, actor, id, changes));
      return seeOther(visit, `${path}/${id}`);
    } catch (error) {
      return this.form(visit, actor, { offer, values: body, refusal: refusalOf(error) });
    }
  }

  @Post(':id/:verb')
  async move(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
    @Body() body: FormValues,
  ) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (!verb && word !== 'renoncer') throw new NotFound();
    const resumesOn = typedDay([body.resumesOn ?? ''].flat()[0]!.trim()) || undefined;
    try {
      await this.db.transaction(actor.ccasId, (tx) =>
        verb
          ? this.changeOfferState.run(tx, actor, id, verb, verb === 'pause' ? { resumesOn } : {})
          : this.proposeRevision.withdraw(tx, actor, id),
      );
      return seeOther(visit, `${path}/${id}`);
    } catch (error) {
      return this.page(visit, actor, id, refusalOf(error));
    }
  }

  /** @throws NotFound when it is not this partner's */
  private async own(tx: Tx, actor: Actor, id: string): Promise<OfferView> {
    const offer = await this.offers.get(tx, id);
    if (offer.partner.id !== actor.partnerId) throw new NotFound('Cet avantage');
    return offer;
  }

  private async page(visit: Visit, actor: Actor, id: string, refusal?: Refusal) {
    const props = await this.db.transaction(actor.ccasId, async (tx) => ({
      offer: await this.own(tx, actor, id),
      revision: await this.revisions.get(tx, id),
    }));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: props.offer.title, path: '/partenaire' },
      <PartnerOfferPage token={visit.formToken} {...props} refusal={refusal} />,
    );
  }

  private async form(
    visit: Visit,
    actor: Actor,
    { offer, values, refusal }: { offer?: OfferView; values: FormValues; refusal?: Refusal },
  ) {
    const partner = await this.db.transaction(actor.ccasId, (tx) => this.partners.get(tx, actor.partnerId!));
    if (refusal) visit.reply.status(refusal.status);
    const isOnline = offer?.status === 'published' || offer?.status === 'paused';
    const page = (
      <OfferFormPage
        action={offer ? `${path}/${offer.id}/modifier` : `${path}/nouveau`}
        token={visit.formToken}
        values={values}
        today={this.clock.today().toString()}
        partnerName={partner.name}
        mode={offer ? (isOnline ? 'online' : 'draft') : 'new'}
        submitLabel={isOnline ? 'Proposer au CCAS' : 'Voir l’aperçu'}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Écrire un avantage', path: '/partenaire' }, page);
  }
}
