import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type MailSubject, Outbox } from '../kernel/mail/outbox.js';
import { AppointmentQuery, type FoundAppointment } from './appointment.query.js';
import { BookingLinks } from './booking-links.js';
import { bookingMail, type WhyMail } from './booking-wording.js';
import { Houses } from './houses.js';

/** Tells people of their appointments, where they have a mail. */
@Injectable()
export class BookingMails {
  constructor(
    private readonly appointments: AppointmentQuery,
    private readonly houses: Houses,
    private readonly outbox: Outbox,
    private readonly links: BookingLinks,
  ) {}

  /** @returns whether there was an address: otherwise somebody has to call */
  async send(tx: Tx, bookingId: string, why: WhyMail): Promise<boolean> {
    return this.tell(tx, bookingId, await this.appointments.find(tx, bookingId), why);
  }

  /** The same for one of many. @param found of `AppointmentQuery.findAll` */
  async tell(tx: Tx, bookingId: string, found: FoundAppointment | undefined, why: WhyMail): Promise<boolean> {
    if (!found?.email) return false;
    const { email, origin, guestId, house: key, ...appointment } = found;
    const house = this.houses.of(key);
    const links = {
      own: `${origin}${house.ownPage}?rdv=${this.links.keyOf(bookingId)}`,
      others: `${origin}${house.bookingPage}`,
    };
    await this.outbox.queue(tx, {
      to: email,
      message: bookingMail(why, appointment, links),
      about: (guestId && house.mailsAbout?.(guestId)) || aboutBooking(bookingId),
      // Its link cancels the appointment.
      isPrivate: why !== 'cancelled' && why !== 'off',
    });
    return true;
  }
}

/** Mails to somebody no house knows, to be forgotten with the booking. */
export function aboutBooking(id: string): MailSubject {
  return { kind: 'booking', id };
}
