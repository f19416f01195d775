import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { BookingMails } from './booking-mails.js';
import { Bookings, type OneBooking } from './bookings.js';
import { BookingOver } from './appointments.errors.js';
import { BookingEntity } from './permanence.entity.js';

/** Somebody does not come; whoever has waited longest takes the place. */
@Injectable()
export class CancelBooking {
  constructor(
    private readonly bookings: Bookings,
    private readonly mails: BookingMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, BookingOver */
  async run(tx: Tx, actor: Actor, { house, id, permanenceId }: OneBooking): Promise<void> {
    const booking = await tx.findOneBy(BookingEntity, { id, ...(permanenceId && { permanenceId }) });
    const permanence = booking && (await this.bookings.lockPermanence(tx, booking.permanenceId, house));
    if (!permanence) throw new NotFound('Ce rendez-vous');
    if (Temporal.Instant.compare(permanence.endsAt, this.clock.now()) <= 0) throw new BookingOver();
    if (!(await this.bookings.release(tx, actor, id))) throw new BookingOver();
    await this.mails.send(tx, id, 'cancelled');
    await this.audit.write(tx, actor, { action: 'booking.cancelled', subject: { kind: 'booking', id } });
  }
}
