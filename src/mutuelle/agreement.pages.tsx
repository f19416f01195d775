import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { AgreementQuery } from './agreement.query.js';
import { AgreementScreen } from './agreement-screen.js';
import { ChangeAgreement } from './change-agreement.js';
import { DatesForm, EndForm, ReviewForm, SignatureForm } from './change-agreement-form.js';
import { CorrectAgreementDates } from './correct-agreement-dates.js';
import { readTariffGrid } from './read-tariff.js';

/** One agreement, from the draft to its end. */
@ApiExcludeController()
@Controller('ccas/mutuelle/conventions')
@Access(...STAFF)
export class AgreementPages {
  constructor(
    private readonly agreements: AgreementQuery,
    private readonly changeAgreement: ChangeAgreement,
    private readonly correctAgreementDates: CorrectAgreementDates,
    private readonly screen: AgreementScreen,
  ) {}

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.screen.render(visit, id);
  }

  @Post(':id/tarifs')
  price(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'prices', body }, async (tx) => {
      const { plans } = await this.agreements.get(tx, id);
      await this.changeAgreement.price(tx, actor, id, readTariffGrid(body, plans.length));
    });
  }

  @Post(':id/signature')
  sign(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'sign', body }, (tx) =>
      this.changeAgreement.sign(tx, actor, id, readForm(SignatureForm, body).signedOn),
    );
  }

  @Post(':id/dates')
  correctDates(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'dates', body }, (tx) =>
      this.correctAgreementDates.run(tx, actor, id, readForm(DatesForm, body)),
    );
  }

  @Post(':id/fin')
  end(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'end', body }, (tx) =>
      this.changeAgreement.end(tx, actor, id, readForm(EndForm, body).lastDay),
    );
  }

  @Post(':id/bilans')
  review(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.screen.attempt(visit, actor, id, { form: 'review', body }, (tx) =>
      this.changeAgreement.review(tx, actor, id, readForm(ReviewForm, body)),
    );
  }
}
