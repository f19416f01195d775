import { Get, Header, Post, StreamableFile } from '@nestjs/common';
import { AppointmentQuery } from '../../appointments/appointment.query.js';
import { bookingCalendar } from '../../appointments/booking-calendar.js';
import { BookingLinks } from '../../appointments/booking-links.js';
import { bookingSlip } from '../../appointments/booking-slip.js';
import { CancelBooking } from '../../appointments/cancel-booking.js';
import { PermanenceQuery } from '../../appointments/permanence.query.js';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { communeOptions } from '../../ccas/communes.js';
import { contactOf } from '../../ccas/contact.js';
import type { Actor } from '../../kernel/access/actor.js';
import { CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked } from '../../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { pdfFile } from '../../kernel/print/pdf-file.js';
import { Verbatim } from '../../kernel/fields/lines.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { AtMost, Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { placeIn, WORKS_HERE } from '../enrolments/works-here.js';
import { Clock } from '../../kernel/time/clock.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { BookPermanence } from '../enrolments/book-permanence.js';
import { EnrolmentForm, SlotForm } from '../enrolments/enrolment-form.js';
import { refuse } from '../../kernel/errors/domain-error.js';
import { bookingAddresses, MUTUELLE } from '../enrolments/mutuelle-house.js';
import { OpenEnrolment } from '../enrolments/open-enrolment.js';
import { BookingPage } from './pages/booking.js';
import { CallbackPage } from './pages/callback.js';
import { OwnBookingPage } from './pages/own-booking.js';

/** Requests from one address within a quarter of an hour: nobody fills a half-day by machine. */
const ALLOWED_PER_ADDRESS = 12;
const title = 'Rendez-vous mutuelle';

interface Wanted {
  person: EnrolmentForm;
  slotId: string;
  isListAgreed: boolean;
}

/** What the link of a booking says, sent by its page. */
class BookingKeyForm {
  @Verbatim(Infinity)
  rdv = '';
}

/** What a resident does alone: book, see and cancel their own appointment, ask to be called. */
@Screens('mutuelle', ['anyone'])
export class BookingPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly appointments: AppointmentQuery,
    private readonly openEnrolment: OpenEnrolment,
    private readonly bookPermanence: BookPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly links: BookingLinks,
    private readonly clock: Clock,
  ) {}

  @Get('rendez-vous')
  @Page(title, BookingPage)
  async form(@InTx() tx: Tx) {
    return { ...(await this.known(tx)), permanences: await this.permanences.coming(tx, MUTUELLE) };
  }

  @Post('rendez-vous')
  @AtMost(ALLOWED_PER_ADDRESS, 'mutuelle')
  @RefusedShows('form')
  async book(
    @InTx() tx: Tx,
    @CurrentTenant() tenant: Tenant,
    @Typed(readWanted) { person, slotId, isListAgreed }: Wanted,
  ) {
    const actor = themself(tenant);
    const { id } = await this.openEnrolment.run(tx, actor, person);
    const made = await this.bookPermanence.run(tx, actor, { enrolmentId: id, slotId, isListAgreed, how: 'online' });
    return to(`${bookingAddresses.own}?rdv=${this.links.keyOf(made.id)}`);
  }

  @Get('mon-rendez-vous')
  @Header('cache-control', 'no-store')
  @Page(title, OwnBookingPage)
  async own(@InTx() tx: Tx, @Asked('rdv') asked?: unknown, @Typed() typed?: BookingKeyForm) {
    const key = asked ?? typed?.rdv;
    const id = this.links.read(key);
    return {
      ccas: contactOf(await this.rules.own(tx)),
      bookingKey: String(key),
      appointment: await this.appointments.get(tx, MUTUELLE, id),
      now: this.clock.now(),
      at: bookingAddresses,
    };
  }

  @Get('mon-rendez-vous.ics')
  @Header('cache-control', 'no-store')
  async calendar(@InTx() tx: Tx, @CurrentTenant() { origin }: Tenant, @Asked('rdv') key: unknown) {
    const id = this.links.read(key);
    const appointment = await this.appointments.get(tx, MUTUELLE, id);
    return new StreamableFile(Buffer.from(bookingCalendar(id, appointment, new URL(origin).host, this.clock.now())), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'attachment; filename="rendez-vous-mutuelle.ics"',
    });
  }

  @Get('mon-rendez-vous.pdf')
  @Header('cache-control', 'no-store')
  async slip(@InTx() tx: Tx, @Asked('rdv') key: unknown) {
    const appointment = await this.appointments.get(tx, MUTUELLE, this.links.read(key));
    const ccas = contactOf(await this.rules.own(tx));
    return async () => pdfFile('rendez-vous-mutuelle.pdf', await bookingSlip(ccas, appointment));
  }

  @Post('mon-rendez-vous/annulation')
  @Header('cache-control', 'no-store')
  @RefusedShows('own')
  async cancel(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant, @Typed() { rdv }: BookingKeyForm) {
    await this.cancelBooking.run(tx, themself(tenant), { house: MUTUELLE, id: this.links.read(rdv) });
    return to(`${bookingAddresses.own}?rdv=${rdv}`);
  }

  @Get('rappel')
  @Page('Être rappelé·e', CallbackPage)
  async callback(@InTx() tx: Tx) {
    const { insurer, ...known } = await this.known(tx);
    return { ...known, isClosed: !insurer };
  }

  /** Counted like a booking. */
  @Post('rappel')
  @AtMost(ALLOWED_PER_ADDRESS, 'mutuelle')
  @Page('Être rappelé·e', CallbackPage)
  @RefusedShows('callback')
  async askForCall(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant, @Typed(readCaller) person: EnrolmentForm) {
    await this.openEnrolment.run(tx, themself(tenant), { ...person, callWanted: person.callWanted ?? 'any' });
    return { ...(await this.callback(tx)), isNoted: true };
  }

  private async known(tx: Tx) {
    const rules = await this.rules.own(tx);
    const agreement = await this.agreements.inForce(tx);
    const places: [string, string][] = communeOptions(rules);
    if (agreement?.isOpenToWorkers) places.push([WORKS_HERE, 'Ailleurs, mais je travaille dans la commune']);
    return { ccas: contactOf(rules), places, insurer: agreement?.insurerName };
  }
}

/** Whoever is at the other end: they are who they say they are until an agent has seen them. */
function themself({ id }: Tenant): Actor {
  return { kind: 'senior', ccasId: id };
}

/** @throws InvalidInput */
function readWanted(values: FormValues): Wanted {
  const person = readPerson(values);
  const { slotId, listAgreed } = readForm(SlotForm, { slotId: values.slotId, listAgreed: values.listAgreed });
  if (!person.bornOn) throw refuse('bornOn', 'required', 'Donnez votre date de naissance, par exemple 02/03/1948.');
  if (!person.phone && !person.email)
    throw refuse('phone', 'required', 'Donnez un téléphone ou un courriel, pour vous prévenir d’un changement.');
  return { person, slotId, isListAgreed: listAgreed };
}

/** @throws InvalidInput */
function readCaller(values: FormValues): EnrolmentForm {
  const person = readPerson(values);
  if (!person.phone) throw refuse('phone', 'required', 'Donnez un numéro où vous appeler.');
  return person;
}

function readPerson(values: FormValues): EnrolmentForm {
  const { slotId: _, listAgreed: __, ...person } = values;
  // A dossier is for an agent to choose.
  return readForm(EnrolmentForm, person, { ...placeIn(values), residentId: undefined });
}
