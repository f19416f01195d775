import { Get, Post } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ChangeOffer } from './change-offer.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DraftOffer } from './draft-offer.js';
import { OfferDirectoryQuery, type OfferView } from './offer-directory.query.js';
import { OfferRevisionQuery } from './offer-revision.query.js';
import { changesBetween, offerValues } from './offer-values.js';
import type { OfferVerbFacts, OfferVerb } from './offer-verb.js';
import { OfferFormPage } from './pages/offer-form.js';
import { PauseForm } from './pause-form.js';
import { ProposeRevision } from './propose-revision.js';
import type { OfferTermsForm } from './offer-form.js';
import { readOfferTerms } from './read-offer-form.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerOfferPage } from './pages/partner-offer.js';

const path = '/partenaire/avantages';

/** A partner writes, reads over, sends, improves, pauses and ends its offers. */
@Screens('partenaire/avantages', ['partner'], { path: '/partenaire' })
@Formerly('0.1.0', {
  edit: ':id/modifier',
  change: ':id/modifier',
  withdrawChange: ':id/renoncer',
  submit: ':id/envoyer',
  resume: ':id/reprendre',
  end: ':id/terminer',
})
export class PartnerOffersPages {
  constructor(
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly revisions: OfferRevisionQuery,
    private readonly draftOffer: DraftOffer,
    private readonly changeOffer: ChangeOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly proposeRevision: ProposeRevision,
  ) {}

  @Get('nouveau')
  @Page('Écrire un avantage', OfferFormPage)
  async blank(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    return {
      partnerName: (await this.partners.get(tx, actor.partnerId!)).name,
      action: `${path}/nouveau`,
      mode: 'new' as const,
      submitLabel: 'Voir l’aperçu',
    };
  }

  @Post('nouveau')
  @RefusedShows('blank')
  async draft(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readOwnTerms) terms: OfferTermsForm) {
    const form = { ...terms, partnerId: actor.partnerId! };
    return to(`${path}/${await this.draftOffer.run(tx, actor, form)}`);
  }

  @Get(':id')
  @Page(({ offer }) => offer.title, PartnerOfferPage)
  async one(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return { offer: await this.own(tx, actor, id), revision: await this.revisions.get(tx, id) };
  }

  @Get(':id/modification')
  @Page('Écrire un avantage', OfferFormPage)
  async edit(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const offer = await this.own(tx, actor, id);
    const isOnline = offer.status === 'published' || offer.status === 'paused';
    return {
      values: offerValues(offer),
      partnerName: (await this.partners.get(tx, actor.partnerId!)).name,
      action: `${path}/${id}/modification`,
      mode: isOnline ? ('online' as const) : ('draft' as const),
      submitLabel: isOnline ? 'Proposer au CCAS' : 'Voir l’aperçu',
    };
  }

  @Post(':id/modification')
  @RefusedShows('edit')
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readOwnTerms) terms: OfferTermsForm,
  ) {
    const offer = await this.own(tx, actor, id);
    const categories = offer.categories.length > 0 ? offer.categories : undefined;
    const changes = changesBetween(offer, { ...terms, categories });
    if (Object.keys(changes).length > 0) await this.changeOffer.run(tx, actor, id, changes);
    return to(`${path}/${id}`);
  }

  @Post(':id/modification/retrait')
  @RefusedShows('one')
  async withdrawChange(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.proposeRevision.withdraw(tx, actor, id);
    return to(`${path}/${id}`);
  }

  @Post(':id/envoi')
  @RefusedShows('one')
  submit(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'submit');
  }

  @Post(':id/pause')
  @RefusedShows('one')
  pause(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: PauseForm) {
    return this.move(tx, actor, id, 'pause', form);
  }

  @Post(':id/pause/fin')
  @RefusedShows('one')
  resume(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'resume');
  }

  @Post(':id/fin')
  @RefusedShows('one')
  end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'end');
  }

  private async move(tx: Tx, actor: Actor, id: string, verb: OfferVerb, facts: OfferVerbFacts = {}) {
    await this.changeOfferState.run(tx, actor, id, verb, facts);
    return to(`${path}/${id}`);
  }

  /** @throws NotFound when it is not this partner's */
  private async own(tx: Tx, actor: Actor, id: string): Promise<OfferView> {
    const offer = await this.offers.get(tx, id);
    if (offer.partner.id !== actor.partnerId) throw new NotFound('Cet avantage');
    return offer;
  }
}

/** Which passes it is for, the CCAS says. @throws InvalidInput */
function readOwnTerms(values: FormValues): OfferTermsForm {
  return readOfferTerms({ ...values, categories: undefined });
}
