import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { AgreementForm } from './agreement-form.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeAgreement } from './change-agreement.js';
import { DatesForm, EndForm, SignatureForm } from './change-agreement-form.js';
import { CorrectAgreementDates } from './correct-agreement-dates.js';
import { DraftAgreement } from './draft-agreement.js';

@Api('agreements', 'Mutuelle')
@Access(...STAFF)
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly draftAgreement: DraftAgreement,
    private readonly changeAgreement: ChangeAgreement,
    private readonly correctAgreementDates: CorrectAgreementDates,
  ) {}

  @Get()
  async list(@InTx() tx: Tx) {
    return { items: await this.agreements.find(tx), next: null };
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.agreements.get(tx, id);
  }

  @Post()
  async draft(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: AgreementForm) {
    return this.agreements.get(tx, await this.draftAgreement.run(tx, actor, form));
  }

  @Post(':id/signature')
  @HttpCode(200)
  async sign(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { signedOn }: SignatureForm) {
    await this.changeAgreement.sign(tx, actor, id, signedOn);
    return this.agreements.get(tx, id);
  }

  /** They were typed wrong: not for an agreement that ends. */
  @Post(':id/dates')
  @HttpCode(200)
  async correctDates(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: DatesForm) {
    await this.correctAgreementDates.run(tx, actor, id, form);
    return this.agreements.get(tx, id);
  }

  /** Not renewed, or ended before its time. */
  @Post(':id/end')
  @HttpCode(200)
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { lastDay }: EndForm) {
    await this.changeAgreement.end(tx, actor, id, lastDay);
    return this.agreements.get(tx, id);
  }
}
