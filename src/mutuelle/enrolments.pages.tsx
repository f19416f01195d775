import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm, readInput, withoutBlanks } from '../kernel/http/input.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { LikelyDoublesQuery } from '../residents/likely-doubles.query.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { AgreementQuery } from './agreement.query.js';
import { BookPermanence } from './book-permanence.js';
import { type C2sAnswer, c2sAnswers } from './c2s-check.js';
import { CancelBooking } from './cancel-booking.js';
import { ChangeConsent } from './change-consent.js';
import { consentHows, type ConsentHow, consentKinds } from './consent-wording.js';
import { ConsentForm, EnrolmentForm, TransitionForm } from './enrolment-form.js';
import { EnrolmentQuery, listFilters } from './enrolment.query.js';
import { enrolmentStates } from './enrolment-states.js';
import { ForgetPath } from './forget-path.js';
import { sendPeople } from './insurer.pages.js';
import { MatchEnrolment } from './match-enrolment.js';
import { MoveEnrolment } from './move-enrolment.js';
import { OpenPathExists, refuse } from './mutuelle.errors.js';
import { NoteCall } from './note-call.js';
import { OpenEnrolment } from './open-enrolment.js';
import { EnrolmentListPage, EnrolmentPage, NewEnrolmentPage } from './pages/enrolments.js';
import { PermanenceQuery } from './permanence.query.js';
import { TransmittedQuery } from './transmitted.query.js';

class KeptAnswer {
  @IsIn(c2sAnswers)
  answer!: C2sAnswer;

  @IsIn(consentHows)
  how!: ConsentHow;
}

const WORKS_HERE = 'travaille';
const base = '/ccas/mutuelle/parcours';
const look = { title: 'Parcours mutuelle', kind: 'console' as const, path: '/ccas/mutuelle' };

/** People on their way to the mutuelle, as agents follow them. */
@ApiExcludeController()
@Controller('ccas/mutuelle/parcours')
@Access(...STAFF)
export class EnrolmentsPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly resident: ResidentQuery,
    private readonly doubles: LikelyDoublesQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly openEnrolment: OpenEnrolment,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly matchEnrolment: MatchEnrolment,
    private readonly changeConsent: ChangeConsent,
    private readonly bookPermanence: BookPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly noteCall: NoteCall,
    private readonly forgetPath: ForgetPath,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('q') typed?: unknown,
    @Query('etat') stateTyped?: unknown,
    @Query('a') onlyTyped?: unknown,
    @Query('apres') after?: unknown,
  ) {
    const q = typeof typed === 'string' ? typed.slice(0, 100) : '';
    const state = enrolmentStates.find((each) => each === stateTyped);
    const only = listFilters.find((each) => each === onlyTyped);
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.enrolments.find(tx, { q, state, only, after: readId(after), limit: only === 'attente' ? 200 : 50 }),
    );
    const address = new URLSearchParams({
      q,
      ...(state && { etat: state }),
      ...(only && { a: only }),
      apres: next ?? '',
    });
    const nextHref = next ? `${base}?${address.toString()}` : undefined;
    return renderPage(
      visit,
      look,
      <EnrolmentListPage rows={items} state={state} only={only} q={q} nextHref={nextHref} />,
    );
  }

  /** Everyone the mutuelle may have now, as it gets them: for whoever works without the page. */
  @Get('transmission.csv')
  async csv(@CurrentVisit() visit: Visit) {
    const people = await this.db.transaction(visit.tenant.id, async (tx) => {
      const agreement = await this.agreements.inForce(tx);
      return agreement ? this.transmitted.find(tx, agreement.id) : [];
    });
    return sendPeople(visit, people);
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit, @Query('usager') residentId?: unknown) {
    return this.renderNew(visit, {}, readId(residentId));
  }

  @Post('nouveau')
  async open(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const { communeCode, bornOn, ...typed } = withoutBlanks(body);
      const form = readInput(EnrolmentForm, {
        ...typed,
        ...(typeof bornOn === 'string' && { bornOn: typedDay(bornOn) }),
        ...(communeCode === WORKS_HERE ? { worksHere: true } : { communeCode }),
      });
      const { id } = await this.db.transaction(actor.ccasId, (tx) => this.openEnrolment.run(tx, actor, form));
      return seeOther(visit, `${base}/${id}`);
    } catch (error) {
      if (error instanceof OpenPathExists) return seeOther(visit, `${base}/${error.enrolmentId}`);
      return this.renderNew(visit, body as Record<string, string>, readId(body.residentId), refusalOf(error));
    }
  }

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

  private async renderNew(visit: Visit, values: Record<string, string>, residentId?: string, refusal?: Refusal) {
    const { resident, places } = await this.db.transaction(visit.tenant.id, async (tx) => {
      const { communeCodes } = await this.rules.get(tx, visit.tenant.id);
      const agreement = await this.agreements.inForce(tx);
      const known: [string, string][] = communeCodes.map((code) => [code, communeName(code)]);
      if (agreement?.isOpenToWorkers) known.push([WORKS_HERE, 'Ailleurs, mais travaille dans la commune']);
      return { resident: residentId ? await this.resident.get(tx, residentId) : undefined, places: known };
    });
    if (refusal) visit.reply.status(refusal.status);
    const props = { token: visit.formToken, values, resident, places, refusal };
    return renderPage(visit, look, <NewEnrolmentPage {...props} />);
  }
}
