import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { letterPdf } from '../kernel/print/letter.js';
import { Clock } from '../kernel/time/clock.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import { bookingCalendar } from './booking-calendar.js';
import { BookingMails } from './booking-mails.js';
import { bookingWords } from './booking-wording.js';
import { contactOf } from './contact.js';
import { bookingSlip } from './paper.js';

/** What is printed for one appointment, and what a calendar reads. */
@ApiExcludeController()
@Controller('ccas/mutuelle/rendez-vous')
@Access(...STAFF)
export class BookingPapersPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly mails: BookingMails,
    private readonly clock: Clock,
  ) {}

  @Get(':id/fiche.pdf')
  async slip(@CurrentVisit() visit: Visit, @Id() id: string) {
    const { appointment, ccas } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      appointment: await this.find(tx, id),
      ccas: contactOf(await this.rules.own(tx)),
    }));
    return this.pdf(visit, 'rendez-vous.pdf', await bookingSlip(ccas, appointment));
  }

  /** For somebody with a dossier, and so an address. */
  @Get(':id/lettre.pdf')
  async letter(@CurrentVisit() visit: Visit, @Id() id: string) {
    const letter = await this.db.transaction(visit.tenant.id, async (tx) => {
      const appointment = await this.find(tx, id);
      const [person] = await tx.query(
        `select r.first_name as "firstName", r.last_name as "lastName", r.address, r.postcode, r.commune_code as "communeCode"
         from booking b join enrolment e on e.ccas_id = b.ccas_id and e.id = b.enrolment_id join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id where b.id = $1`,
        [id],
      );
      if (!person) throw new NotFound('L’adresse de cette personne');
      const head = await this.letterhead.get(tx);
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

  @Get(':id/agenda.ics')
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
}
