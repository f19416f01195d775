import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { letterPdf } from '../kernel/print/letter.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import { AgreementQuery } from './agreement.query.js';
import { dueReminders } from './agreement-dates.js';
import { bookingCalendar } from './booking-calendar.js';
import { BookingMails } from './booking-mails.js';
import { bookingWords } from './booking-wording.js';
import { isOutdated } from './c2s-check.js';
import { type C2sScaleView, C2sScales } from './c2s-scales.js';
import { territoryOf } from './c2s-territory.js';
import { contactOf } from './contact.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { DeskPage } from './pages/desk.js';
import { ScalesPage } from './pages/scales.js';
import { bookingSlip } from './paper.js';
import { PermanenceQuery } from './permanence.query.js';
import { scaleFields } from './read-c2s-scale.js';

const path = '/ccas/mutuelle';

/** The agents' entry to the mutuelle, the C2S figures, and what is printed for one appointment. */
@ApiExcludeController()
@Controller('ccas/mutuelle')
@Access(...STAFF)
export class DeskPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly agreements: AgreementQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly permanences: PermanenceQuery,
    private readonly scales: C2sScales,
    private readonly mails: BookingMails,
    private readonly clock: Clock,
  ) {}

  @Get()
  async desk(@CurrentVisit() visit: Visit) {
    const today = this.clock.today();
    const found = await this.db.transaction(visit.tenant.id, async (tx) => {
      const agreement = await this.agreements.inForce(tx);
      const scale = await this.scales.current(tx);
      return {
        agreement,
        reminders: agreement ? dueReminders(agreement, today) : [],
        waiting: await this.enrolments.waiting(tx),
        bookingsToCall: await this.permanences.toCall(tx),
        permanences: (await this.permanences.coming(tx)).slice(0, 5),
        c2sOutdatedSince: isOutdated(scale, today) ? scale.validThrough : undefined,
        c2sOfElsewhere: scale.isOfElsewhere ? scale.territory : undefined,
      };
    });
    return renderPage(visit, { title: 'Mutuelle', kind: 'console', path }, <DeskPage {...found} />);
  }

  @Get('c2s')
  scalesPage(@CurrentVisit() visit: Visit, @Query('corriger') editedId?: unknown) {
    return this.renderScales(visit, readId(editedId));
  }

  @Post('c2s')
  @Access('manager')
  addScale(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.writeScale(visit, actor, body);
  }

  @Post('c2s/:id')
  @Access('manager')
  correctScale(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.writeScale(visit, actor, body, id);
  }

  @Get('rendez-vous/:id/fiche.pdf')
  async slip(@CurrentVisit() visit: Visit, @Id() id: string) {
    const { appointment, ccas } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      appointment: await this.find(tx, id),
      ccas: contactOf(await this.rules.get(tx, visit.tenant.id)),
    }));
    return this.pdf(visit, 'rendez-vous.pdf', await bookingSlip(ccas, appointment));
  }

  /** For somebody with a dossier, and so an address. */
  @Get('rendez-vous/:id/lettre.pdf')
  async letter(@CurrentVisit() visit: Visit, @Id() id: string) {
    const letter = await this.db.transaction(visit.tenant.id, async (tx) => {
      const appointment = await this.find(tx, id);
      const [person] = await tx.query(
        `select r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode, r.commune_code as "communeCode"
         from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.enrolment_id join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id where b.id = $1`,
        [id],
      );
      if (!person) throw new NotFound('L’adresse de cette personne');
      const head = await this.letterhead.get(tx, visit.tenant.id);
      const { subject, paragraphs } = bookingWords(appointment.state === 'waiting' ? 'waiting' : 'booked', appointment);
      const { name, phone } = head.sender;
      return {
        ...head,
        recipient: letterRecipient(person),
        subject,
        body: [...paragraphs, ...(phone ? [`Une question, un empêchement ? Appelez-nous au ${phone}.`] : []), name],
      };
    });
    return this.pdf(visit, 'lettre-rendez-vous.pdf', await letterPdf([letter]));
  }

  @Get('rendez-vous/:id/agenda.ics')
  async calendar(@CurrentVisit() visit: Visit, @Id() id: string) {
    const appointment = await this.db.transaction(visit.tenant.id, (tx) => this.find(tx, id));
    visit.reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="rendez-vous-mutuelle.ics"');
    return bookingCalendar(id, appointment, new URL(visit.tenant.origin).host, this.clock.now());
  }

  private async find(tx: Tx, id: string) {
    const appointment = await this.mails.appointment(tx, id);
    if (!appointment) throw new NotFound('Ce rendez-vous');
    return appointment;
  }

  private pdf(visit: Visit, name: string, bytes: Buffer): Buffer {
    visit.reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `inline; filename="${name}"`);
    return bytes;
  }

  private async writeScale(visit: Visit, actor: Actor, body: FormValues, id?: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.scales.write(tx, actor, body, id));
    } catch (error) {
      return this.renderScales(visit, id, body as Record<string, string>, refusalOf(error));
    }
    return seeOther(visit, `${path}/c2s`);
  }

  private async renderScales(visit: Visit, editedId?: string, typed?: Record<string, string>, refusal?: Refusal) {
    const { scales, current, here } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      scales: await this.scales.all(tx),
      current: await this.scales.current(tx),
      here: territoryOf((await this.rules.get(tx, visit.tenant.id)).communeCodes),
    }));
    const edited = scales.find(({ id }) => id === editedId);
    const today = this.clock.today();
    const isValid = scales.some((scale) => !isOutdated(scale, today) && scale.validFrom <= today.toString());
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <ScalesPage
        token={visit.formToken}
        scales={scales}
        isManager={visit.actor?.kind === 'manager'}
        isOutdated={!isValid}
        ofElsewhere={current.isOfElsewhere ? current.territory : undefined}
        editedId={edited?.id}
        values={typed ?? (edited ? scaleValues(edited) : { territory: here })}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Plafonds de la C2S', kind: 'console', path }, page);
  }
}

function scaleValues({
  validFrom,
  validThrough,
  source,
  territory,
  free,
  paid,
  monthly,
}: C2sScaleView): Record<string, string> {
  const cents = [...free, ...paid, ...monthly];
  return {
    validFrom,
    validThrough,
    source,
    territory,
    ...Object.fromEntries(
      scaleFields.map((field, index) => [
        field,
        (cents[index]! / 100).toFixed(2).replace(/\.00$/, '').replace('.', ','),
      ]),
    ),
  };
}
