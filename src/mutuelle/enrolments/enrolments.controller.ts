import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Choice } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { PageRequest } from '../../kernel/http/page-of.js';
import { ChangeConsent } from './change-consent.js';
import { consentKinds } from './consent-wording.js';
import { ConsentForm, EnrolmentForm, TransitionForm } from './enrolment-form.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { type EnrolmentState, enrolmentStates } from './enrolment-states.js';
import { MoveEnrolment } from './move-enrolment.js';
import { MutuelleScope, ownAgreement } from '../mutuelle-scope.js';
import { OpenEnrolment } from './open-enrolment.js';
import { TransmittedQuery } from './transmitted.query.js';
import type { Tx } from '../../kernel/database/database.js';

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
  list(@CurrentActor() actor: Actor, @Query() search: EnrolmentSearch) {
    return this.scope.transaction(actor, async (tx) => {
      const agreementId = await ownAgreement(tx, actor);
      return agreementId
        ? { items: await this.transmitted.find(tx, agreementId), next: null }
        : this.enrolments.find(tx, search);
    });
  }

  @Get(':id')
  @Access(...STAFF, 'insurer')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.scope.transaction(actor, (tx) => this.one(tx, actor, id));
  }

  @Post()
  open(@CurrentActor() actor: Actor, @Body() form: EnrolmentForm) {
    return this.scope.transaction(actor, async (tx) => {
      const { id } = await this.openEnrolment.run(tx, actor, form);
      return this.one(tx, actor, id);
    });
  }

  /** One step; the mutuelle may say `enrolled`, `declined` and `ended`. */
  @Post(':id/transitions')
  @HttpCode(200)
  @Access(...STAFF, 'insurer')
  move(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: TransitionForm) {
    return this.scope.transaction(actor, async (tx) => {
      await this.moveEnrolment.run(tx, actor, id, form);
      return this.one(tx, actor, id);
    });
  }

  @Post(':id/consents')
  agree(@CurrentActor() actor: Actor, @Id() id: string, @Body() { kind, how }: ConsentForm) {
    return this.scope.transaction(actor, async (tx) => {
      await this.changeConsent.give(tx, actor, id, kind, how);
      return this.one(tx, actor, id);
    });
  }

  @Delete(':id/consents/:kind')
  withdraw(@CurrentActor() actor: Actor, @Id() id: string, @Param('kind') typed: string) {
    return this.scope.transaction(actor, async (tx) => {
      const kind = consentKinds.find((each) => each === typed);
      if (!kind) throw new NotFound('Cet accord');
      await this.changeConsent.withdraw(tx, actor, id, kind);
      return this.one(tx, actor, id);
    });
  }

  private async one(tx: Tx, actor: Actor, id: string) {
    const agreementId = await ownAgreement(tx, actor);
    if (agreementId) return this.transmitted.get(tx, agreementId, id);
    const { bookings, ...path } = await this.enrolments.get(tx, id);
    return { ...path, bookings: bookings.map((each) => ({ ...each, startsAt: each.startsAt.toString() })) };
  }
}
