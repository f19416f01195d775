import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { DecisionForm } from '../partners/decision-form.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DecideRevision } from './decide-revision.js';
import { PauseForm } from './pause-form.js';
import type { OfferVerbFacts, OfferVerb } from './offer-verb.js';

const review = '/ccas/avantages/:id';

/** What an agent decides of an offer, and of the changes its partner asks for; a refusal is said on the offer's page. */
@Screens('ccas/avantages/:id', STAFF, { path: '/ccas/avantages' })
@Formerly('0.1.0', {
  submit: 'envoyer',
  publish: 'publier',
  sendBack: 'renvoyer',
  resume: 'reprendre',
  end: 'terminer',
  publishChange: 'modification/publier',
  sendChangeBack: 'modification/renvoyer',
})
export class OfferDecisionsPages {
  constructor(
    private readonly changeOfferState: ChangeOfferState,
    private readonly decideRevision: DecideRevision,
  ) {}

  @Post('envoi')
  @RefusedShows(review)
  submit(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'submit');
  }

  @Post('publication')
  @RefusedShows(review)
  publish(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'publish');
  }

  @Post('renvoi')
  @RefusedShows(review)
  sendBack(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DecisionForm) {
    return this.move(tx, actor, id, 'return', form);
  }

  @Post('pause')
  @RefusedShows(review)
  pause(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: PauseForm) {
    return this.move(tx, actor, id, 'pause', form);
  }

  @Post('pause/fin')
  @RefusedShows(review)
  resume(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'resume');
  }

  @Post('fin')
  @RefusedShows(review)
  end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DecisionForm) {
    return this.move(tx, actor, id, 'end', form);
  }

  @Post('modification/publication')
  @RefusedShows(review)
  async publishChange(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.decideRevision.publish(tx, actor, id);
    return to(`/ccas/avantages/${id}`);
  }

  @Post('modification/renvoi')
  @RefusedShows(review)
  async sendChangeBack(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { reason = '' }: DecisionForm,
  ) {
    await this.decideRevision.sendBack(tx, actor, id, reason);
    return to(`/ccas/avantages/${id}`);
  }

  private async move(tx: Tx, actor: Actor, id: string, verb: OfferVerb, facts: OfferVerbFacts = {}) {
    await this.changeOfferState.run(tx, actor, id, verb, facts);
    return to(`/ccas/avantages/${id}`);
  }
}
