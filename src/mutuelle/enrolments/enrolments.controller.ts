import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Choice } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { PageRequest } from '../../kernel/http/page-of.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { ChangeConsent } from './change-consent.js';
import { consentKinds } from './consent-wording.js';
import { ConsentForm, EnrolmentForm, TransitionForm } from './enrolment-form.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { type EnrolmentState, enrolmentStates } from './enrolment-states.js';
import { MoveEnrolment } from './move-enrolment.js';
import { MutuelleScope, ownAgreement } from '../agreements/mutuelle-scope.js';
import { OpenEnrolment } from './open-enrolment.js';
import { TransmittedQuery } from './transmitted.query.js';

class EnrolmentSearch extends PageRequest {
  @Choice(enrolmentStates, { optional: true })
  state?: EnrolmentState;
}

/** Agents see every path; the mutuelle's account only the people it was given, who still agree. */
@Api('enrolments', 'Mutuelle')
@Access(...STAFF)
export class EnrolmentsController {
  constructor(
    private readonly scope: MutuelleScope,
    private readonly enrolments: EnrolmentQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly openEnrolment: OpenEnrolment,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly changeConsent: ChangeConsent,
  ) {}

  @Get()
  @Access(...STAFF, 'insurer')
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Query() search: EnrolmentSearch) {
    await this.scope.hold(tx, actor);
    const agreementId = await ownAgreement(tx, actor);
    return agreementId
      ? { items: await this.transmitted.find(tx, agreementId), next: null }
      : this.enrolments.find(tx, search);
  }

  @Get(':id')
  @Access(...STAFF, 'insurer')
  async get(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.scope.hold(tx, actor);
    return this.one(tx, actor, id);
  }

  @Post()
  async open(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: EnrolmentForm) {
    await this.scope.hold(tx, actor);
    const { id } = await this.openEnrolment.run(tx, actor, form);
    return this.one(tx, actor, id);
  }

  /** One step; the mutuelle may say `enrolled`, `declined` and `ended`. */
  @Post(':id/transitions')
  @HttpCode(200)
  @Access(...STAFF, 'insurer')
  async move(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: TransitionForm) {
    await this.scope.hold(tx, actor);
    await this.moveEnrolment.run(tx, actor, id, form);
    return this.one(tx, actor, id);
  }

  @Post(':id/consents')
  async agree(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { kind, how }: ConsentForm) {
    await this.scope.hold(tx, actor);
    await this.changeConsent.give(tx, actor, id, kind, how);
    return this.one(tx, actor, id);
  }

  @Delete(':id/consents/:kind')
  async withdraw(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Param('kind') typed: string) {
    await this.scope.hold(tx, actor);
    const kind = consentKinds.find((each) => each === typed);
    if (!kind) throw new NotFound('Cet accord');
    await this.changeConsent.withdraw(tx, actor, id, kind);
    return this.one(tx, actor, id);
  }

  private async one(tx: Tx, actor: Actor, id: string) {
    const agreementId = await ownAgreement(tx, actor);
    if (agreementId) return this.transmitted.get(tx, agreementId, id);
    const { bookings, ...path } = await this.enrolments.get(tx, id);
    return { ...path, bookings: bookings.map((each) => ({ ...each, startsAt: each.startsAt.toString() })) };
  }
}
