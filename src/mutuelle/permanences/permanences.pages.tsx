import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { pdfFile } from '../../kernel/print/pdf-file.js';
import { reportPdf } from '../../kernel/print/report.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { Clock } from '../../kernel/time/clock.js';
import { CancelBooking } from '../../appointments/cancel-booking.js';
import { CancelPermanence } from '../../appointments/cancel-permanence.js';
import { StaffWalkInForm } from '../enrolments/enrolment-form.js';
import { MarkPresence, readPresence } from '../../appointments/mark-presence.js';
import { MUTUELLE, MutuelleHouse } from '../enrolments/mutuelle-house.js';
import { NewPermanencePage } from '../../appointments/pages/new-permanence.js';
import { mutuelleDesk } from './pages/mutuelle-desk.js';
import { PermanenceDayPage } from './pages/permanence-day.js';
import { PermanenceListPage } from '../../appointments/pages/permanence-list.js';
import { PermanenceForm } from '../../appointments/permanence-form.js';
import { permanenceReport } from '../../appointments/permanence-report.js';
import { BookingListQuery } from '../../appointments/booking-list.query.js';
import { NoteTold } from '../../appointments/note-told.js';
import { PermanenceQuery } from '../../appointments/permanence.query.js';
import { PlanPermanence } from '../../appointments/plan-permanence.js';
import { PickResident } from '../../residents/pick-resident.js';
import { type AskedPeople, Asking, ResidentPicks } from '../../residents/resident-picks.js';
import { WelcomeWalkIn } from '../enrolments/welcome-walk-in.js';

const base = mutuelleDesk.path;

/** Half-days and meetings, as agents plan and run them. */
@Screens('ccas/mutuelle/permanences', STAFF, { path: '/ccas/mutuelle' })
export class PermanencesPages {
  constructor(
    private readonly house: MutuelleHouse,
    private readonly permanences: PermanenceQuery,
    private readonly bookingList: BookingListQuery,
    private readonly planPermanence: PlanPermanence,
    private readonly cancelPermanence: CancelPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly markPresence: MarkPresence,
    private readonly welcomeWalkIn: WelcomeWalkIn,
    private readonly noteTold: NoteTold,
    private readonly picks: ResidentPicks,
    private readonly pickResident: PickResident,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Permanences', PermanenceListPage)
  async list(@InTx() tx: Tx) {
    return { desk: mutuelleDesk, permanences: await this.permanences.find(tx, MUTUELLE), now: this.clock.now() };
  }

  @Get('nouvelle')
  @Page('Permanences', NewPermanencePage)
  form() {
    return { desk: mutuelleDesk };
  }

  @Post('nouvelle')
  @RefusedShows('form')
  async plan(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: PermanenceForm) {
    return to(`${base}/${await this.planPermanence.run(tx, actor, MUTUELLE, form)}`);
  }

  @Get(':id')
  @Page('Permanences', PermanenceDayPage)
  async one(@InTx() tx: Tx, @CurrentTenant() { name }: Tenant, @Id() id: string, @Asking() asking: AskedPeople) {
    return {
      ccas: name,
      desk: mutuelleDesk,
      now: this.clock.now(),
      permanence: await this.permanences.get(tx, MUTUELLE, id),
      bookings: await this.bookingList.of(tx, id),
      found: { residentId: await this.picks.of(tx, asking, 'residentId') },
    };
  }

  @Get(':id/liste.pdf')
  @Header('cache-control', 'no-store')
  async printedList(@InTx() tx: Tx, @CurrentTenant() { name }: Tenant, @Id() id: string) {
    const permanence = await this.permanences.get(tx, MUTUELLE, id);
    const report = permanenceReport(name, this.house.words, permanence, await this.bookingList.of(tx, id));
    return async () => pdfFile('liste-permanence.pdf', await reportPdf(report));
  }

  @Post(':id/annulation')
  @RefusedShows('one')
  async cancel(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.cancelPermanence.run(tx, actor, MUTUELLE, id);
    return to(`${base}/${id}`);
  }

  @Post(':id/annulations/:booking')
  @RefusedShows('one')
  async cancelOne(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('booking') bookingId: string) {
    await this.cancelBooking.run(tx, actor, of(id, bookingId));
    return to(`${base}/${id}`);
  }

  @Post(':id/appels/:booking')
  @RefusedShows('one')
  async told(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('booking') bookingId: string) {
    await this.noteTold.run(tx, actor, of(id, bookingId));
    return to(`${base}/${id}`);
  }

  @Post(':id/presences/:booking')
  @RefusedShows('one')
  async presence(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
    @Typed(readPresence) { presence }: ReturnType<typeof readPresence>,
  ) {
    await this.markPresence.run(tx, actor, of(id, bookingId), presence);
    return to(`${base}/${id}`);
  }

  @Post(':id/sans-rendez-vous')
  @RefusedShows('one')
  async walkIn(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { agreed, residentId: picked, ...typed }: StaffWalkInForm,
  ) {
    const residentId = picked && (await this.pickResident.run(tx, actor, 'residentId', picked));
    await this.welcomeWalkIn.run(tx, actor, id, { ...typed, residentId }, agreed);
    return to(`${base}/${id}`);
  }
}

const of = (permanenceId: string, id: string) => ({ house: MUTUELLE, id, permanenceId });
