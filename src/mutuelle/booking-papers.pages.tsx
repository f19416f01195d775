import { Get, Header, StreamableFile } from '@nestjs/common';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { letterPdf } from '../kernel/print/letter.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import { bookingCalendar } from './booking-calendar.js';
import { BookingMails } from './booking-mails.js';
import { bookingWords } from './booking-wording.js';
import { contactOf } from './contact.js';
import { bookingSlip } from './paper.js';

/** What is printed for one appointment, and what a calendar reads. */
@Screens('ccas/mutuelle/rendez-vous', STAFF)
export class BookingPapersPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly mails: BookingMails,
    private readonly clock: Clock,
  ) {}

  @Get(':id/fiche.pdf')
  @Header('cache-control', 'no-store')
  async slip(@InTx() tx: Tx, @Id() id: string) {
    const appointment = await this.find(tx, id);
    const ccas = contactOf(await this.rules.own(tx));
    return async () => pdfFile('rendez-vous.pdf', await bookingSlip(ccas, appointment));
  }

  /** For somebody with a dossier, and so an address. */
  @Get(':id/lettre.pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx() tx: Tx, @Id() id: string) {
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
    const letter = {
      ...head,
      recipient: letterRecipient(person),
      subject,
      body: [...paragraphs, ...(phone ? [`Une question, un empêchement ? Appelez-nous au ${phone}.`] : []), name],
    };
    return async () => pdfFile('lettre-rendez-vous.pdf', await letterPdf([letter]));
  }

  @Get(':id/agenda.ics')
  async calendar(@InTx() tx: Tx, @CurrentTenant() { origin }: Tenant, @Id() id: string) {
    const ics = bookingCalendar(id, await this.find(tx, id), new URL(origin).host, this.clock.now());
    return new StreamableFile(Buffer.from(ics), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'attachment; filename="rendez-vous-mutuelle.ics"',
    });
  }

  private async find(tx: Tx, id: string) {
    const appointment = await this.mails.appointment(tx, id);
    if (!appointment) throw new NotFound('Ce rendez-vous');
    return appointment;
  }
}
