import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm, readInput, withoutBlanks } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeConsent } from './change-consent.js';
import { EnrolmentForm, TransitionForm } from './enrolment-form.js';
import { MarkPresence } from '../appointments/mark-presence.js';
import { MoveEnrolment } from './move-enrolment.js';
import { refuse } from './mutuelle.errors.js';
import { MUTUELLE } from './mutuelle-house.js';
import { MutuelleScope, ownAgreement } from './mutuelle-scope.js';
import { InsurerDayPage } from './pages/insurer-day.js';
import { InsurerHomePage } from './pages/insurer-home.js';
import { InsurerPersonPage } from './pages/insurer-person.js';
import { peopleFile } from './people-file.js';
import { BookingListQuery } from '../appointments/booking-list.query.js';
import { PermanenceQuery } from '../appointments/permanence.query.js';
import { TransmittedQuery } from './transmitted.query.js';
import { WelcomeWalkIn } from './welcome-walk-in.js';

const path = '/espace-mutuelle';

/** The mutuelle's own pages. Every transaction is one of its agreement: the database shows it nothing else. */
@ApiExcludeController()
@Controller('espace-mutuelle')
@Access('insurer')
export class InsurerPages {
  constructor(
    private readonly scope: MutuelleScope,
    private readonly agreements: AgreementQuery,
    private readonly transmitted: TransmittedQuery,
    private readonly permanences: PermanenceQuery,
    private readonly bookingList: BookingListQuery,
    private readonly moveEnrolment: MoveEnrolment,
    private readonly changeConsent: ChangeConsent,
    private readonly markPresence: MarkPresence,
    private readonly welcomeWalkIn: WelcomeWalkIn,
    private readonly clock: Clock,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    const found = await this.scope.transaction(actor, async (tx) => {
      const id = await this.ownId(tx, actor);
      return {
        insurerName: (await this.agreements.get(tx, id)).insurerName,
        people: await this.transmitted.find(tx, id),
        withdrawals: await this.transmitted.withdrawals(tx, id),
        permanences: await this.permanences.ofHost(tx, MUTUELLE, id),
      };
    });
    return renderPage(
      visit,
      { title: 'Espace mutuelle', path },
      <InsurerHomePage token={visit.formToken} {...found} />,
    );
  }

  @Get('personnes.csv')
  @Header('cache-control', 'no-store')
  async csv(@CurrentActor() actor: Actor) {
    const people = await this.scope.transaction(actor, async (tx) =>
      this.transmitted.find(tx, await this.ownId(tx, actor)),
    );
    return peopleFile(people);
  }

  @Get('personnes/:id')
  person(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.renderPerson(visit, actor, id);
  }

  @Post('personnes/:id/suite')
  async outcome(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() body: FormValues,
  ) {
    try {
      const form = readForm(TransitionForm, body);
      await this.scope.transaction(actor, (tx) => this.moveEnrolment.run(tx, actor, id, form));
    } catch (error) {
      return this.renderPerson(visit, actor, id, body as Record<string, string>, refusalOf(error));
    }
    return seeOther(visit, `${path}/personnes/${id}`);
  }

  @Post('retraits/:id')
  async forgotten(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.scope.transaction(actor, async (tx) =>
      this.changeConsent.confirmForgotten(tx, actor, await this.ownId(tx, actor), id),
    );
    return seeOther(visit, path);
  }

  @Get('permanences/:id')
  day(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.renderDay(visit, actor, id);
  }

  @Post('permanences/:id/presences/:booking')
  async presence(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
    @Body() body: FormValues,
  ) {
    try {
      const { presence } = body;
      if (presence !== 'attended' && presence !== 'missed')
        throw refuse('presence', 'required', 'Choisissez « venu·e » ou « absent·e ».');
      await this.scope.transaction(actor, (tx) => this.markPresence.run(tx, actor, id, bookingId, presence));
    } catch (error) {
      return this.renderDay(visit, actor, id, {}, refusalOf(error));
    }
    return seeOther(visit, `${path}/permanences/${id}`);
  }

  @Post('permanences/:id/sans-rendez-vous')
  async walkIn(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const { agreed, ...typed } = withoutBlanks(body);
      const person = readInput(EnrolmentForm, { ...typed, residentId: undefined });
      await this.scope.transaction(actor, (tx) => this.welcomeWalkIn.run(tx, actor, id, person, agreed === 'oui'));
    } catch (error) {
      return this.renderDay(visit, actor, id, body as Record<string, string>, refusalOf(error));
    }
    return seeOther(visit, `${path}/permanences/${id}`);
  }

  private async renderPerson(visit: Visit, actor: Actor, id: string, values = {}, refusal?: Refusal) {
    const found = await this.scope.transaction(actor, async (tx) => {
      const agreementId = await this.ownId(tx, actor);
      return {
        person: await this.transmitted.get(tx, agreementId, id),
        plans: (await this.agreements.get(tx, agreementId)).plans,
      };
    });
    if (refusal) visit.reply.status(refusal.status);
    const props = { token: visit.formToken, today: this.clock.today().toString(), values, refusal, ...found };
    return renderPage(visit, { title: 'Une personne', path }, <InsurerPersonPage {...props} />);
  }

  private async renderDay(visit: Visit, actor: Actor, id: string, values = {}, refusal?: Refusal) {
    const found = await this.scope.transaction(actor, async (tx) => {
      const agreementId = await this.ownId(tx, actor);
      const permanence = (await this.permanences.ofHost(tx, MUTUELLE, agreementId)).find((each) => each.id === id);
      if (!permanence) throw new NotFound('Cette permanence');
      const bookings = (await this.bookingList.of(tx, id)).filter(
        ({ isListAgreed, state }) => isListAgreed && state !== 'cancelled' && state !== 'waiting',
      );
      const named = bookings.filter(({ isWalkIn }) => !isWalkIn).length;
      return { permanence, bookings, unnamed: Math.max(permanence.taken - named, 0) };
    });
    if (refusal) visit.reply.status(refusal.status);
    const props = {
      token: visit.formToken,
      ccas: visit.tenant.name,
      today: this.clock.today(),
      values,
      refusal,
      ...found,
    };
    return renderPage(visit, { title: 'Liste du jour', path }, <InsurerDayPage {...props} />);
  }

  private async ownId(tx: Tx, actor: Actor): Promise<string> {
    return (await ownAgreement(tx, actor)) ?? '';
  }
}
