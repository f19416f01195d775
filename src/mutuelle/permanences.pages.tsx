import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readInput, withoutBlanks } from '../kernel/http/input.js';
import { reportPdf } from '../kernel/print/report.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { frenchWeekday } from '../kernel/ui/french.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { CancelBooking } from './cancel-booking.js';
import { CancelPermanence } from './cancel-permanence.js';
import { EnrolmentForm } from './enrolment-form.js';
import { MarkPresence } from './mark-presence.js';
import { refuse } from './mutuelle.errors.js';
import { bookingStateLabels, legalLine } from './mutuelle-words.js';
import { NoteCall } from './note-call.js';
import { NewPermanencePage } from './pages/new-permanence.js';
import { PermanenceDayPage } from './pages/permanence-day.js';
import { PermanenceListPage } from './pages/permanence-list.js';
import { PermanenceForm } from './permanence-form.js';
import { PermanenceQuery } from './permanence.query.js';
import { PlanPermanence } from './plan-permanence.js';
import { hourOf } from './slots.js';
import { WelcomeWalkIn } from './welcome-walk-in.js';

const base = '/ccas/mutuelle/permanences';
const look = { title: 'Permanences', kind: 'console' as const, path: '/ccas/mutuelle' };

/** Half-days and meetings, as agents plan and run them. */
@ApiExcludeController()
@Controller('ccas/mutuelle/permanences')
@Access(...STAFF)
export class PermanencesPages {
  constructor(
    private readonly db: Database,
    private readonly permanences: PermanenceQuery,
    private readonly planPermanence: PlanPermanence,
    private readonly cancelPermanence: CancelPermanence,
    private readonly cancelBooking: CancelBooking,
    private readonly markPresence: MarkPresence,
    private readonly welcomeWalkIn: WelcomeWalkIn,
    private readonly noteCall: NoteCall,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const permanences = await this.db.transaction(visit.tenant.id, (tx) => this.permanences.find(tx));
    return renderPage(visit, look, <PermanenceListPage permanences={permanences} now={this.clock.now()} />);
  }

  @Get('nouvelle')
  form(@CurrentVisit() visit: Visit) {
    return renderPage(visit, look, <NewPermanencePage token={visit.formToken} values={{}} />);
  }

  @Post('nouvelle')
  async plan(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const { isAccessible, ...typed } = withoutBlanks(body);
      const form = readInput(PermanenceForm, { ...typed, isAccessible: isAccessible === 'oui' });
      const id = await this.db.transaction(actor.ccasId, (tx) => this.planPermanence.run(tx, actor, form));
      return seeOther(visit, `${base}/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = (
        <NewPermanencePage token={visit.formToken} values={body as Record<string, string>} refusal={refusal} />
      );
      return renderPage(visit, look, page);
    }
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  /** For the representative: those who agreed that their name stands on it, and how many others come. */
  @Get(':id/liste.pdf')
  async printedList(@CurrentVisit() visit: Visit, @Id() id: string) {
    const { permanence, bookings } = await this.find(visit, id);
    const coming = bookings.filter(({ state }) => state !== 'cancelled' && state !== 'waiting');
    const named = coming.filter(({ isListAgreed }) => isListAgreed);
    visit.reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="liste-permanence.pdf"');
    return reportPdf({
      sender: visit.tenant.name,
      title: `Rendez-vous du ${frenchWeekday(parisDay(permanence.startsAt))}`,
      subtitle: `${permanence.insurerName}, ${permanence.place}`,
      body: [
        'Seules les personnes qui ont donné leur accord figurent ici. À rendre au CCAS le soir même, sans copie.',
        {
          table: {
            columns: ['Heure', 'Nom', 'Venue'],
            rows: named.map(({ startsAt, firstName, lastName, state }) => [
              startsAt ? hourOf(startsAt) : 'Sans rendez-vous',
              `${firstName} ${lastName}`,
              state === 'booked' ? '' : bookingStateLabels[state],
            ]),
            widths: [1, 3, 1],
            words: [1, 2],
          },
        },
        ...(coming.length > named.length
          ? [`${coming.length - named.length} autre(s) viennent sans figurer sur cette liste.`]
          : []),
        legalLine(visit.tenant.name),
      ],
    });
  }

  @Post(':id/annulation')
  cancel(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.attempt(visit, actor, id, {}, (tx) => this.cancelPermanence.run(tx, actor, id));
  }

  @Post(':id/annulations/:booking')
  cancelOne(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
  ) {
    return this.attempt(visit, actor, id, {}, (tx) => this.cancelBooking.run(tx, actor, bookingId));
  }

  @Post(':id/appels/:booking')
  told(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Id('booking') bookingId: string) {
    return this.attempt(visit, actor, id, {}, (tx) => this.noteCall.about(tx, actor, bookingId));
  }

  @Post(':id/presences/:booking')
  presence(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('booking') bookingId: string,
    @Body() body: FormValues,
  ) {
    return this.attempt(visit, actor, id, body, async (tx) => {
      const { presence } = body;
      if (presence !== 'attended' && presence !== 'missed')
        throw refuse('presence', 'required', 'Choisissez « venu·e » ou « absent·e ».');
      await this.markPresence.run(tx, actor, id, bookingId, presence);
    });
  }

  @Post(':id/sans-rendez-vous')
  walkIn(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.attempt(visit, actor, id, body, async (tx) => {
      const { agreed, ...typed } = withoutBlanks(body);
      await this.welcomeWalkIn.run(tx, actor, id, readInput(EnrolmentForm, typed), agreed === 'oui');
    });
  }

  private async attempt(visit: Visit, actor: Actor, id: string, body: FormValues, work: (tx: Tx) => Promise<unknown>) {
    try {
      await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, id, body as Record<string, string>, refusalOf(error));
    }
    return seeOther(visit, `${base}/${id}`);
  }

  private find(visit: Visit, id: string) {
    return this.db.transaction(visit.tenant.id, async (tx) => ({
      permanence: await this.permanences.get(tx, id),
      bookings: await this.permanences.bookings(tx, id),
    }));
  }

  private async render(visit: Visit, id: string, values = {}, refusal?: Refusal) {
    const found = await this.find(visit, id);
    if (refusal) visit.reply.status(refusal.status);
    const props = { token: visit.formToken, ccas: visit.tenant.name, now: this.clock.now(), values, refusal, ...found };
    return renderPage(visit, look, <PermanenceDayPage {...props} />);
  }
}
