import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { LikelyDoublesQuery } from '../residents/likely-doubles.query.js';
import { AgreementQuery } from './agreement.query.js';
import { BookPermanence } from './book-permanence.js';
import { type C2sAnswer, c2sAnswers } from './c2s-check.js';
import { CancelBooking } from './cancel-booking.js';
import { ChangeConsent } from './change-consent.js';
import { consentHows, type ConsentHow, consentKinds } from './consent-wording.js';
import { ConsentForm, TransitionForm } from './enrolment-form.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { ForgetPath } from './forget-path.js';
import { MatchEnrolment } from './match-enrolment.js';
import { MoveEnrolment } from './move-enrolment.js';
import { refuse } from './mutuelle.errors.js';
import { NoteCall } from './note-call.js';
import { EnrolmentPage } from './pages/enrolment.js';
import { PermanenceQuery } from './permanence.query.js';

class KeptAnswer {
  @IsIn(c2sAnswers)
  answer!: C2sAnswer;

  @IsIn(consentHows)
  how!: ConsentHow;
}

const base = '/ccas/mutuelle/parcours';
const look = { title: 'Parcours mutuelle', kind: 'console' as const, path: '/ccas/mutuelle' };

/** One path to the mutuelle, as agents follow it: each step comes back to its page. */
@ApiExcludeController()
@Controller('ccas/mutuelle/parcours')
@Access(...STAFF)
export class EnrolmentPages {
  constructor(
    private readonly db: Database,
    private readonly doubles: LikelyDoublesQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly matchEnrolment: MatchEnrolment,
    private readonly changeConsent: ChangeConsent,
    private readonly bookPermanence: BookPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly noteCall: NoteCall,
    private readonly forgetPath: ForgetPath,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  @Post(':id/etape')
  move(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'move', body }, (tx) =>
      this.moveEnrolment.run(tx, actor, id, readForm(TransitionForm, body)),
    );
  }

  @Post(':id/accords')
  agree(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, {}, (tx) => {
      const { kind, how } = readForm(ConsentForm, body);
      return this.changeConsent.give(tx, actor, id, kind, how);
    });
  }

  @Post(':id/accords/:kind/retrait')
  withdraw(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Param('kind') typed: string) {
    return this.attempt(visit, actor, id, {}, (tx) => {
      const kind = consentKinds.find((each) => each === typed);
      if (!kind) throw new NotFound('Cet accord');
      return this.changeConsent.withdraw(tx, actor, id, kind);
    });
  }

  @Post(':id/c2s')
  keepAnswer(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, {}, (tx) => {
      const { answer, how } = readForm(KeptAnswer, body);
      return this.changeConsent.keepC2sAnswer(tx, actor, id, answer, how);
    });
  }

  @Post(':id/dossier')
  async match(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const residentId = readId(body.residentId);
      if (!residentId) throw refuse('residentId', 'required', 'Choisissez un dossier.');
      const kept = await this.db.transaction(actor.ccasId, (tx) => this.matchEnrolment.run(tx, actor, id, residentId));
      return seeOther(visit, `${base}/${kept}`);
    } catch (error) {
      return this.render(visit, id, { refusal: refusalOf(error) });
    }
  }

  @Post(':id/rappele')
  called(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, id, {}, (tx) => this.noteCall.back(tx, actor, id));
  }

  /** For somebody without a dossier; with one, the erasure is asked from there. */
  @Post(':id/effacement')
  async forget(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.forgetPath.run(tx, actor, id));
    } catch (error) {
      return this.render(visit, id, { refusal: refusalOf(error) });
    }
    return seeOther(visit, base);
  }

  @Post(':id/rendez-vous')
  book(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, { form: 'book', body }, (tx) => {
      const slotId = readId(body.slotId);
      if (!slotId) throw refuse('slotId', 'required', 'Choisissez une heure.');
      return this.bookPermanence.run(tx, actor, {
        enrolmentId: id,
        slotId,
        isListAgreed: body.listAgreed === 'oui',
        how: 'counter',
      });
    });
  }

  @Post(':id/rendez-vous/:booking/annulation')
  cancel(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
  ) {
    return this.attempt(visit, actor, id, {}, (tx) => this.cancelBooking.run(tx, actor, bookingId));
  }

  private async attempt(
    visit: Visit,
    actor: Actor,
    id: string,
    { form, body }: { form?: 'book' | 'move'; body?: FormValues },
    work: (tx: Tx) => Promise<unknown>,
  ) {
    try {
      await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, id, { form, values: body as Record<string, string>, refusal: refusalOf(error) });
    }
    return seeOther(visit, `${base}/${id}`);
  }

  private async render(visit: Visit, id: string, more: Partial<Parameters<typeof EnrolmentPage>[0]> = {}) {
    const found = await this.db.transaction(visit.tenant.id, async (tx) => {
      const path = await this.enrolments.get(tx, id);
      const isUnknown = !path.residentId && !path.worksHere && path.bornOn;
      return {
        path,
        plans: (await this.agreements.get(tx, path.agreementId)).plans,
        permanences: (await this.permanences.coming(tx)).filter(({ agreementId }) => agreementId === path.agreementId),
        candidates: isUnknown ? await this.doubles.find(tx, { ...path, bornOn: path.bornOn! }) : [],
      };
    });
    if (more.refusal) visit.reply.status(more.refusal.status);
    const props = {
      token: visit.formToken,
      ccas: visit.tenant.name,
      today: this.clock.today().toString(),
      ...found,
      ...more,
    };
    return renderPage(visit, look, <EnrolmentPage {...props} />);
  }
}
