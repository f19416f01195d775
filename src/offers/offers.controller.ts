import { Body, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Choice, Reference } from '../kernel/fields/choices.js';
import { Line } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, isStaff, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { InTx } from '../kernel/screens/arguments.js';
import { besides } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOffer } from './change-offer.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DecideRevision } from './decide-revision.js';
import { DraftOffer } from './draft-offer.js';
import { OfferDirectoryQuery, type OfferOutside, outside, type OfferView } from './offer-directory.query.js';
import { OfferChanges, OfferForm } from './offer-form.js';
import type { OfferVerb, OfferVerbFacts } from './offer-verb.js';
import { OfferRevisionQuery } from './offer-revision.query.js';
import { PauseForm } from './pause-form.js';
import { ProposeRevision } from './propose-revision.js';
import type { OfferState } from './offer-terms.js';

const statuses = ['draft', 'submitted', 'published', 'paused', 'ended', 'returned'] as const;

class OfferSearch extends PageRequest {
  @Choice(statuses, {
    optional: true,
    description: 'Pour le CCAS, et pour un partenaire sur les siens. Absent : en ligne.',
  })
  status?: OfferState;

  @Reference({ optional: true })
  partnerId?: string;
}

class OfferReturnForm {
  @Line(500, { description: 'Ce que le partenaire doit revoir.' })
  reason!: string;
}

@Api('offers', 'Avantages')
@Access(...STAFF, 'partner')
export class OffersController {
  constructor(
    private readonly draftOffer: DraftOffer,
    private readonly changeOffer: ChangeOffer,
    private readonly changeOfferState: ChangeOfferState,
    private readonly proposeRevision: ProposeRevision,
    private readonly decideRevision: DecideRevision,
    private readonly revisions: OfferRevisionQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly clock: Clock,
  ) {}

  @Post()
  async draft(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: OfferForm) {
    return this.shown(actor, await this.offers.get(tx, await this.draftOffer.run(tx, actor, form)));
  }

  /** What anyone may read; staff, and a partner for its own, may ask for any other status. */
  @Get()
  @Access('anyone')
  async list(@InTx() tx: Tx, @CurrentVisit() { actor }: Visit, @Query() search: OfferSearch) {
    const seesAll =
      search.status !== undefined && actor && (isStaff(actor) || (actor.kind === 'partner' && actor.partnerId));
    const filter = seesAll
      ? { ...search, partnerId: actor.partnerId ?? search.partnerId }
      : { ...search, status: undefined, publicOn: this.clock.today().toString() };
    const { items, next } = await this.offers.find(tx, filter);
    const page = { items: items.map((offer) => this.shown(actor, offer)), next };
    return actor ? page : besides(page, { headers: { 'cache-control': 'public, max-age=60' } });
  }

  @Get(':id')
  @Access('anyone')
  async get(@InTx() tx: Tx, @CurrentVisit() { actor }: Visit, @Id() id: string) {
    const offer = await this.offers.get(tx, id);
    if (actor && (isStaff(actor) || actor.partnerId === offer.partner.id)) return this.shown(actor, offer);
    const today = this.clock.today().toString();
    return this.shown(actor, await this.offers.publicOne(tx, id, today));
  }

  @Patch(':id')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() changes: OfferChanges) {
    await this.changeOffer.run(tx, actor, id, changes);
    return this.shown(actor, await this.offers.get(tx, id));
  }

  @Post(':id/submission')
  @HttpCode(200)
  submit(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'submit');
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Access(...STAFF)
  publish(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'publish');
  }

  @Post(':id/return')
  @HttpCode(200)
  @Access(...STAFF)
  sendBack(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: OfferReturnForm) {
    return this.move(tx, actor, id, 'return', { reason });
  }

  @Post(':id/pause')
  @HttpCode(200)
  pause(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: PauseForm) {
    return this.move(tx, actor, id, 'pause', form);
  }

  @Post(':id/resumption')
  @HttpCode(200)
  resume(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'resume');
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'end');
  }

  /** Publishes what the partner proposed for an offer that is on line. */
  @Post(':id/revision/publication')
  @HttpCode(200)
  @Access(...STAFF)
  async publishRevision(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.decideRevision.publish(tx, actor, id);
    return this.offers.get(tx, id);
  }

  @Post(':id/revision/return')
  @HttpCode(204)
  @Access(...STAFF)
  returnRevision(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: OfferReturnForm) {
    return this.decideRevision.sendBack(tx, actor, id, reason);
  }

  @Get(':id/revision')
  async revision(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const offer = await this.offers.get(tx, id);
    const revision =
      actor.partnerId && actor.partnerId !== offer.partner.id ? undefined : await this.revisions.get(tx, id);
    if (!revision) throw new NotFound('Cette modification');
    if (isStaff(actor)) return revision;
    const { categories: _, ...changes } = revision.changes;
    return { ...revision, changes };
  }

  @Delete(':id/revision')
  @HttpCode(204)
  withdrawRevision(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.proposeRevision.withdraw(tx, actor, id);
  }

  private async move(
    tx: Tx,
    actor: Actor,
    id: string,
    verb: OfferVerb,
    facts?: OfferVerbFacts,
  ): Promise<OfferView | OfferOutside> {
    await this.changeOfferState.run(tx, actor, id, verb, facts);
    return this.shown(actor, await this.offers.get(tx, id));
  }

  private shown(actor: Actor | undefined, offer: OfferView): OfferView | OfferOutside {
    return actor && isStaff(actor) ? offer : outside(offer);
  }
}
