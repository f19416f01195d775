import { Get, Header, StreamableFile } from '@nestjs/common';
import { LetterheadQuery } from '../../ccas/letterhead.query.js';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { STAFF } from '../../kernel/access/actor.js';
import { CurrentTenant } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { letterPdf } from '../../kernel/print/letter.js';
import { pdfFile } from '../../kernel/print/pdf-file.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Screens } from '../../kernel/screens/screens.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { Clock } from '../../kernel/time/clock.js';
import { bookingCalendar } from '../../appointments/booking-calendar.js';
import { AppointmentQuery } from '../../appointments/appointment.query.js';
import { bookingSlip } from '../../appointments/booking-slip.js';
import { BookingRecipientQuery } from './booking-recipient.query.js';
import { MUTUELLE } from '../enrolments/mutuelle-house.js';
import { bookingWords } from '../../appointments/booking-wording.js';
import { contactOf } from '../../ccas/contact.js';

/** What is printed for one appointment, and what a calendar reads. */
@Screens('ccas/mutuelle/rendez-vous', STAFF)
export class BookingPapersPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly appointments: AppointmentQuery,
    private readonly recipients: BookingRecipientQuery,
    private readonly clock: Clock,
  ) {}

  @Get(':id/fiche.pdf')
  @Header('cache-control', 'no-store')
  async slip(@InTx() tx: Tx, @Id() id: string) {
    const appointment = await this.appointments.get(tx, MUTUELLE, id);
    const ccas = contactOf(await this.rules.own(tx));
    return async () => pdfFile('rendez-vous.pdf', await bookingSlip(ccas, appointment));
  }

  /** For somebody with a dossier, and so an address. */
  @Get(':id/lettre.pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx() tx: Tx, @Id() id: string) {
    const appointment = await this.appointments.get(tx, MUTUELLE, id);
    const recipient = await this.recipients.get(tx, id);
    const head = await this.letterhead.get(tx);
    const { subject, paragraphs } = bookingWords(appointment.state === 'waiting' ? 'waiting' : 'booked', appointment);
    const { name, phone } = head.sender;
    const letter = {
      ...head,
      recipient,
      subject,
      body: [...paragraphs, ...(phone ? [`Une question, un empêchement ? Appelez-nous au ${phone}.`] : []), name],
    };
    return async () => pdfFile('lettre-rendez-vous.pdf', await letterPdf([letter]));
  }

  @Get(':id/agenda.ics')
  async calendar(@InTx() tx: Tx, @CurrentTenant() { origin }: Tenant, @Id() id: string) {
    const ics = bookingCalendar(
      id,
      await this.appointments.get(tx, MUTUELLE, id),
      new URL(origin).host,
      this.clock.now(),
    );
    return new StreamableFile(Buffer.from(ics), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'attachment; filename="rendez-vous-mutuelle.ics"',
    });
  }
}
