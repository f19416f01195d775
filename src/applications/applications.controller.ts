import { Body, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Choice } from '../kernel/fields/choices.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { InTx } from '../kernel/screens/arguments.js';
import { AcceptApplication } from './accept-application.js';
import { ApplicationListQuery } from './application-list.query.js';
import { type SentState, sentStates } from './application-list-request.js';
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
    private readonly list: ApplicationListQuery,
    private readonly application: ApplicationQuery,
    private readonly acceptApplication: AcceptApplication,
    private readonly refuseApplication: RefuseApplication,
    private readonly askForMore: AskForMore,
    private readonly noteAnswer: NoteAnswer,
  ) {}

  @Get()
  find(@InTx() tx: Tx, @Query() search: ApplicationSearch) {
    return this.list.find(tx, search);
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.application.get(tx, id);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  accept(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: Acceptance) {
    return this.decided(tx, id, this.acceptApplication.run(tx, actor, id, form));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  refuse(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: ApplicationRefusal) {
    return this.decided(tx, id, this.refuseApplication.run(tx, actor, id, form));
  }

  @Post(':id/request-for-more')
  @HttpCode(200)
  ask(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { missing }: RequestForMore) {
    return this.decided(tx, id, this.askForMore.run(tx, actor, id, missing));
  }

  /** The person has come or called. */
  @Delete(':id/request-for-more')
  answered(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.decided(tx, id, this.noteAnswer.run(tx, actor, id));
  }

  private async decided(tx: Tx, id: string, decision: Promise<unknown>) {
    await decision;
    return this.application.get(tx, id);
  }
}
