import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { BookingLinks } from './booking-links.js';
import { type Appointment, bookingMail, type WhyMail } from './booking-wording.js';

/** Tells people of their appointments, where they have a mail. */
@Injectable()
export class BookingMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly links: BookingLinks,
  ) {}

  /** @returns whether there was an address: otherwise somebody has to call */
  async send(tx: Tx, bookingId: string, why: WhyMail): Promise<boolean> {
    const found = await this.appointment(tx, bookingId);
    if (!found?.email) return false;
    const { email, origin, enrolmentId, ...appointment } = found;
    const links = { own: this.links.urlOf(origin, bookingId), others: `${origin}/mutuelle/rendez-vous` };
    await this.outbox.queue(tx, {
      to: email,
      message: bookingMail(why, appointment, links),
      about: aboutEnrolment(enrolmentId),
      // Its link cancels the appointment.
      isPrivate: why !== 'cancelled' && why !== 'off',
    });
    return true;
  }

  /** Who, when and where; undefined for a booking that is not there. */
  async appointment(
    tx: Tx,
    bookingId: string,
  ): Promise<(Appointment & { email: string | null; origin: string; enrolmentId: string }) | undefined> {
    const [row] = await tx.query(
      `select b.enrolment_id as "enrolmentId", b.state, p.kind, p.place, p.is_accessible as "isAccessible", p.access_note as "accessNote",
         coalesce(s.starts_at, p.starts_at) as "startsAt", coalesce(s.ends_at, p.ends_at) as "endsAt", a.insurer_name as "insurerName",
         coalesce(r.first_name, e.first_name, '') as "firstName", coalesce(r.last_name, e.last_name, '') as "lastName", coalesce(r.email, e.email) as email, c.origin
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
         join agreement a on a.ccas_id = b.ccas_id and a.id = b.agreement_id
         join enrolment e on e.ccas_id = b.ccas_id and e.id = b.enrolment_id
         left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id
         join ccas c on c.id = b.ccas_id
       where b.id = $1`,
      [bookingId],
    );
    return row && { ...row, startsAt: instantOf(row.startsAt), endsAt: instantOf(row.endsAt) };
  }
}

/** Mails of a path, to be forgotten with it. */
export function aboutEnrolment(id: string): MailSubject {
  return { kind: 'enrolment', id };
}
