import { Body, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Choice } from '../kernel/fields/choices.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { AcceptApplication } from './accept-application.js';
import { ApplicationListQuery, type SentState, sentStates } from './application-list.query.js';
import { ApplicationQuery } from './application.query.js';
import { AskForMore, NoteAnswer } from './ask-for-more.js';
import { Acceptance, ApplicationRefusal, RequestForMore } from './decision-forms.js';
import { RefuseApplication } from './refuse-application.js';

class ApplicationSearch extends PageRequest {
  @Choice(sentStates, { optional: true })
  state?: SentState;
}

@Api('applications', 'Demandes de pass')
@Access(...STAFF)
export class ApplicationsController {
  constructor(
    private readonly db: Database,
    private readonly list: ApplicationListQuery,
    private readonly application: ApplicationQuery,
    private readonly acceptApplication: AcceptApplication,
    private readonly refuseApplication: RefuseApplication,
    private readonly askForMore: AskForMore,
    private readonly noteAnswer: NoteAnswer,
  ) {}

  @Get()
  find(@CurrentActor() actor: Actor, @Query() search: ApplicationSearch) {
    return this.db.transaction(actor.ccasId, (tx) => this.list.find(tx, search));
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, (tx) => this.application.get(tx, id));
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  accept(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: Acceptance) {
    return this.decide(actor, id, (tx) => this.acceptApplication.run(tx, actor, id, form));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  refuse(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: ApplicationRefusal) {
    return this.decide(actor, id, (tx) => this.refuseApplication.run(tx, actor, id, form));
  }

  @Post(':id/request-for-more')
  @HttpCode(200)
  ask(@CurrentActor() actor: Actor, @Id() id: string, @Body() { missing }: RequestForMore) {
    return this.decide(actor, id, (tx) => this.askForMore.run(tx, actor, id, missing));
  }

  /** The person has come or called. */
  @Delete(':id/request-for-more')
  answered(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.decide(actor, id, (tx) => this.noteAnswer.run(tx, actor, id));
  }

  private decide(actor: Actor, id: string, decision: (tx: Tx) => Promise<unknown>) {
    return this.db.transaction(actor.ccasId, async (tx) => {
      await decision(tx);
      return this.application.get(tx, id);
    });
  }
}
