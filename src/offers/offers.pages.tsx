import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { BulkActs } from '../kernel/bulk/bulk-act.js';
import type { Tx } from '../kernel/database/database.js';
import { AskedId, Id } from '../kernel/http/id.pipe.js';
import { filtersOf } from '../kernel/listing/filter-by.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ChangeOffer } from './change-offer.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DraftOffer } from './draft-offer.js';
import { OfferListRequest } from './offer-list-request.js';
import { OfferListQuery } from './offer-list.query.js';
import { OfferDirectoryQuery } from './offer-directory.query.js';
import { OfferRevisionQuery } from './offer-revision.query.js';
import { changesBetween, offerValues } from './offer-values.js';
import { OfferFormPage } from './pages/offer-form.js';
import type { OfferForm, OfferTermsForm } from './offer-form.js';
import { readOfferForm, readOfferTerms } from './read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { OfferReviewPage } from './pages/offer-review.js';
import { OfferReviewListPage } from './pages/offer-review-list.js';

/** The rest is in the list. */
const WAITING_SHOWN = 20;

@Screens('ccas/avantages', STAFF)
@Formerly('0.1.0', { edit: ':id/modifier', correct: ':id/modifier' })
export class OffersPages {
  constructor(
    private readonly offers: OfferDirectoryQuery,
    private readonly offerList: OfferListQuery,
    private readonly acts: BulkActs,
    private readonly partners: PartnerDirectoryQuery,
    private readonly revisions: OfferRevisionQuery,
    private readonly changeOffer: ChangeOffer,
    private readonly draftOffer: DraftOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly rules: CcasRulesQuery,
  ) {}

  @Get()
  @Page('Avantages', OfferReviewListPage)
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InAddress() request: OfferListRequest) {
    const list = await this.offerList.find(tx, request);
    const isWhole = list.page === 1 && filtersOf(request).every(({ said }) => said === undefined);
    const revised = [];
    if (isWhole) for (const id of await this.revisions.waiting(tx)) revised.push(await this.offers.get(tx, id));
    return {
      list,
      acts: this.acts.of('avantages', actor),
      waiting: isWhole ? await this.offers.find(tx, { status: 'submitted', limit: WAITING_SHOWN }) : undefined,
      revised,
    };
  }

  @Get('nouveau')
  @Page('Écrire un avantage', OfferFormPage)
  async form(@InTx() tx: Tx, @AskedId('partenaire') partnerId: string) {
    return {
      ...(await this.fieldsFor(tx, partnerId)),
      action: `/ccas/avantages/nouveau?partenaire=${partnerId}`,
      mode: 'new' as const,
      submitLabel: 'Enregistrer et relire',
    };
  }

  @Post('nouveau')
  @RefusedShows('form')
  async draft(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readNewOffer) offer: OfferForm) {
    const offerId = await this.draftOffer.run(tx, actor, offer);
    await this.changeOfferState.run(tx, actor, offerId, 'submit');
    return to(`/ccas/avantages/${offerId}`);
  }

  @Get(':id')
  @Page(({ offer }) => offer.title, OfferReviewPage)
  async review(@InTx() tx: Tx, @Id() id: string) {
    return {
      offer: await this.offers.get(tx, id),
      revision: await this.revisions.get(tx, id),
      categoryLabels: (await this.rules.own(tx)).categoryLabels,
    };
  }

  @Get(':id/modification')
  @Page('Écrire un avantage', OfferFormPage)
  async edit(@InTx() tx: Tx, @Id() id: string) {
    const offer = await this.offers.get(tx, id);
    const isOnline = offer.status === 'published' || offer.status === 'paused';
    return {
      ...(await this.fieldsFor(tx, offer.partner.id)),
      values: offerValues(offer),
      action: `/ccas/avantages/${id}/modification`,
      mode: isOnline ? ('online' as const) : ('draft' as const),
      submitLabel: 'Enregistrer',
    };
  }

  @Post(':id/modification')
  @RefusedShows('edit')
  async correct(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readOfferTerms) terms: OfferTermsForm,
  ) {
    const offer = await this.offers.get(tx, id);
    await this.changeOffer.run(tx, actor, id, changesBetween(offer, terms));
    return to(`/ccas/avantages/${id}`);
  }

  private async fieldsFor(tx: Tx, partnerId: string) {
    const { name } = await this.partners.get(tx, partnerId);
    const { categoryLabels } = await this.rules.own(tx);
    const categories = categoryLabels.map((label, place): [string, string] => [String(place + 1), label]);
    return { partnerName: name, categories };
  }
}

/** Of the partner that the address names. @throws InvalidInput */
function readNewOffer(...[values, , { asked }]: Parameters<Read>): OfferForm {
  return readOfferForm(values, String(asked.partenaire));
}
