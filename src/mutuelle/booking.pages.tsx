import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { BookPermanence } from './book-permanence.js';
import { bookingCalendar } from './booking-calendar.js';
import { BookingLinks } from './booking-links.js';
import { BookingMails } from './booking-mails.js';
import { CancelBooking } from './cancel-booking.js';
import { contactOf } from './contact.js';
import { EnrolmentForm } from './enrolment-form.js';
import { refuse } from './mutuelle.errors.js';
import { OpenEnrolment } from './open-enrolment.js';
import { BookingPage } from './pages/booking.js';
import { CallbackPage } from './pages/callback.js';
import { OwnBookingPage } from './pages/own-booking.js';
import { bookingSlip } from './paper.js';
import { PermanenceQuery } from './permanence.query.js';

/** Requests from one address within a quarter of an hour: nobody fills a half-day by machine. */
const ALLOWED_PER_ADDRESS = 12;
const WORKS_HERE = 'travaille';

const look = { title: 'Rendez-vous mutuelle', path: '/mutuelle' };

/** What a resident does alone: book, see and cancel their own appointment, ask to be called. */
@ApiExcludeController()
@Controller('mutuelle')
@Access('anyone')
export class BookingPages {
  constructor(
    private readonly db: Database,
    private readonly attempts: FailedAttempts,
    private readonly rules: CcasRulesQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly openEnrolment: OpenEnrolment,
    private readonly bookPermanence: BookPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly mails: BookingMails,
    private readonly links: BookingLinks,
    private readonly clock: Clock,
  ) {}

  @Get('rendez-vous')
  form(@CurrentVisit() visit: Visit) {
    return this.renderBooking(visit, {});
  }

  @Post('rendez-vous')
  async book(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const person = readPerson(body);
      const slotId = readId(body.slotId);
      if (!slotId) throw refuse('slotId', 'required', 'Choisissez une heure.');
      if (!person.bornOn) throw refuse('bornOn', 'required', 'Donnez votre date de naissance, par exemple 02/03/1948.');
      if (!person.phone && !person.email)
        throw refuse('phone', 'required', 'Donnez un téléphone ou un courriel, pour vous prévenir d’un changement.');
      await this.attempts.begin(visit.tenant.id, { what: 'mutuelle', from: request.ip }, ALLOWED_PER_ADDRESS);
      const actor = themself(visit);
      const made = await this.db.transaction(visit.tenant.id, async (tx) => {
        const { id } = await this.openEnrolment.run(tx, actor, person);
        const isListAgreed = body.listAgreed === 'oui';
        return this.bookPermanence.run(tx, actor, { enrolmentId: id, slotId, isListAgreed, how: 'online' });
      });
      return seeOther(visit, `/mutuelle/mon-rendez-vous?rdv=${this.links.keyOf(made.id)}`);
    } catch (error) {
      return this.renderBooking(visit, body as Record<string, string>, refusalOf(error));
    }
  }

  @Get('mon-rendez-vous')
  own(@CurrentVisit() visit: Visit, @Query('rdv') key?: unknown) {
    return this.renderOwn(visit, key);
  }

  @Get('mon-rendez-vous.ics')
  async calendar(@CurrentVisit() visit: Visit, @Query('rdv') key?: unknown) {
    const id = this.links.read(key);
    const appointment = await this.db.transaction(visit.tenant.id, (tx) => this.find(tx, id));
    visit.reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="rendez-vous-mutuelle.ics"');
    return bookingCalendar(id, appointment, new URL(visit.tenant.origin).host, this.clock.now());
  }

  @Get('mon-rendez-vous.pdf')
  async slip(@CurrentVisit() visit: Visit, @Query('rdv') key?: unknown) {
    const id = this.links.read(key);
    const { appointment, ccas } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      appointment: await this.find(tx, id),
      ccas: contactOf(await this.rules.own(tx)),
    }));
    visit.reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="rendez-vous-mutuelle.pdf"');
    return bookingSlip(ccas, appointment);
  }

  @Post('mon-rendez-vous/annulation')
  async cancel(@CurrentVisit() visit: Visit, @Body() body: FormValues) {
    const id = this.links.read(body.rdv);
    try {
      await this.db.transaction(visit.tenant.id, (tx) => this.cancelBooking.run(tx, themself(visit), id));
    } catch (error) {
      return this.renderOwn(visit, body.rdv, refusalOf(error));
    }
    return seeOther(visit, `/mutuelle/mon-rendez-vous?rdv=${String(body.rdv)}`);
  }

  @Get('rappel')
  callback(@CurrentVisit() visit: Visit) {
    return this.renderCallback(visit, {});
  }

  @Post('rappel')
  async askForCall(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const person = readPerson(body);
      if (!person.phone) throw refuse('phone', 'required', 'Donnez un numéro où vous appeler.');
      await this.attempts.begin(visit.tenant.id, { what: 'mutuelle', from: request.ip }, ALLOWED_PER_ADDRESS);
      await this.db.transaction(visit.tenant.id, (tx) =>
        this.openEnrolment.run(tx, themself(visit), { ...person, callWanted: person.callWanted ?? 'any' }),
      );
      visit.reply.status(200);
      return this.renderCallback(visit, { isNoted: true });
    } catch (error) {
      return this.renderCallback(visit, { values: body as Record<string, string>, refusal: refusalOf(error) });
    }
  }

  private async renderBooking(visit: Visit, values: Record<string, string>, refusal?: Refusal) {
    const { ccas, places, insurer, permanences } = await this.known(visit);
    if (refusal) visit.reply.status(refusal.status);
    const props = { token: visit.formToken, ccas, places, insurer, permanences, values, refusal };
    return renderPage(visit, look, <BookingPage {...props} />);
  }

  private async renderCallback(visit: Visit, more: Partial<Parameters<typeof CallbackPage>[0]>) {
    const { ccas, places, insurer } = await this.known(visit);
    if (more.refusal) visit.reply.status(more.refusal.status);
    const page = (
      <CallbackPage token={visit.formToken} ccas={ccas} places={places} values={{}} isClosed={!insurer} {...more} />
    );
    return renderPage(visit, { title: 'Être rappelé·e', path: '/mutuelle' }, page);
  }

  private async renderOwn(visit: Visit, key: unknown, refusal?: Refusal) {
    const id = this.links.read(key);
    const { appointment, ccas } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      appointment: await this.find(tx, id),
      ccas: contactOf(await this.rules.own(tx)),
    }));
    visit.reply.header('cache-control', 'no-store');
    if (refusal) visit.reply.status(refusal.status);
    const props = {
      token: visit.formToken,
      ccas,
      bookingKey: String(key),
      appointment,
      now: this.clock.now(),
      refusal,
    };
    return renderPage(visit, look, <OwnBookingPage {...props} />);
  }

  private async find(tx: Tx, id: string) {
    const appointment = await this.mails.appointment(tx, id);
    if (!appointment) throw new NotFound('Ce rendez-vous');
    return appointment;
  }

  private known(visit: Visit) {
    return this.db.transaction(visit.tenant.id, async (tx) => {
      const rules = await this.rules.own(tx);
      const agreement = await this.agreements.inForce(tx);
      const places: [string, string][] = communeOptions(rules);
      if (agreement?.isOpenToWorkers) places.push([WORKS_HERE, 'Ailleurs, mais je travaille dans la commune']);
      return {
        ccas: contactOf(rules),
        places,
        insurer: agreement?.insurerName,
        permanences: await this.permanences.coming(tx),
      };
    });
  }
}

/** Whoever is at the other end: they are who they say they are until an agent has seen them. */
function themself(visit: Visit): Actor {
  return { kind: 'senior', ccasId: visit.tenant.id };
}

function readPerson(body: FormValues): EnrolmentForm {
  const { slotId: _, listAgreed: __, communeCode, bornOn, ...typed } = withoutBlanks(body);
  const isWorker = communeCode === WORKS_HERE;
  return readInput(EnrolmentForm, {
    ...typed,
    ...(typeof bornOn === 'string' && { bornOn: typedDay(bornOn) }),
    ...(isWorker ? { worksHere: true } : { communeCode }),
    // A dossier is for an agent to choose.
    residentId: undefined,
  });
}
