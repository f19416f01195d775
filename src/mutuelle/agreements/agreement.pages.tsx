import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import type { FormValues } from '../../kernel/http/input.js';
import { InTx, Sent, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AgreementFileQuery } from './agreement-file.query.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeAgreement } from './change-agreement.js';
import { DatesForm, EndForm, ReviewForm, SignatureForm } from './change-agreement-form.js';
import { CorrectAgreementDates } from './correct-agreement-dates.js';
import { AgreementPage } from './pages/agreement.js';
import { readTariffGrid } from '../tariffs/read-tariff.js';

const base = '/ccas/mutuelle/conventions';

/** One agreement, from the draft to its end. */
@Screens('ccas/mutuelle/conventions', STAFF, { path: '/ccas/mutuelle' })
export class AgreementPages {
  constructor(
    private readonly file: AgreementFileQuery,
    private readonly agreements: AgreementQuery,
    private readonly changeAgreement: ChangeAgreement,
    private readonly correctAgreementDates: CorrectAgreementDates,
  ) {}

  @Get(':id')
  @Page(({ agreement }) => agreement.insurerName, AgreementPage)
  one(@InTx() tx: Tx, @Id() id: string) {
    return this.file.get(tx, id);
  }

  @Post(':id/tarifs')
  @RefusedShows('one')
  async price(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Sent() sent: FormValues) {
    const { plans } = await this.agreements.get(tx, id);
    await this.changeAgreement.price(tx, actor, id, readTariffGrid(sent, plans.length));
    return to(`${base}/${id}`);
  }

  @Post(':id/signature')
  @RefusedShows('one')
  async sign(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { signedOn }: SignatureForm) {
    await this.changeAgreement.sign(tx, actor, id, signedOn);
    return to(`${base}/${id}`);
  }

  @Post(':id/dates')
  @RefusedShows('one')
  async correctDates(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DatesForm) {
    await this.correctAgreementDates.run(tx, actor, id, form);
    return to(`${base}/${id}`);
  }

  @Post(':id/fin')
  @RefusedShows('one')
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { lastDay }: EndForm) {
    await this.changeAgreement.end(tx, actor, id, lastDay);
    return to(`${base}/${id}`);
  }

  @Post(':id/bilans')
  @RefusedShows('one')
  async review(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: ReviewForm) {
    await this.changeAgreement.review(tx, actor, id, form);
    return to(`${base}/${id}`);
  }
}
