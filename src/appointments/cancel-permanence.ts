import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { AppointmentQuery } from './appointment.query.js';
import { BookingMails } from './booking-mails.js';
import { Bookings } from './bookings.js';
import { PermanenceClosed } from './appointments.errors.js';
import { PermanenceEntity } from './permanence.entity.js';

/** The half-day does not take place: everybody is told, those without mail are for an agent to call. */
@Injectable()
export class CancelPermanence {
  constructor(
    private readonly bookings: Bookings,
    private readonly appointments: AppointmentQuery,
    private readonly mails: BookingMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, PermanenceClosed when it is over or cancelled already */
  async run(tx: Tx, actor: Actor, house: string, id: string): Promise<void> {
    const permanence = await this.bookings.lockPermanence(tx, id, house);
    if (!permanence) throw new NotFound('Cette permanence');
    if (permanence.cancelledAt || permanence.endsAt.epochMilliseconds <= this.clock.now().epochMilliseconds)
      throw new PermanenceClosed();
    await tx.update(PermanenceEntity, { id }, { cancelledAt: this.clock.now() });
    const open = await tx.rows<{ id: string }>(
      `select id from booking where permanence_id = $1 and state in ('booked', 'waiting') order by id`,
      [id],
    );
    const appointments = await this.appointments.findAll(
      tx,
      open.map((booking) => booking.id),
    );
    for (const booking of open) {
      const isTold = await this.mails.tell(tx, booking.id, appointments.get(booking.id), 'off');
      await this.bookings.release(tx, actor, booking.id);
      await tx.run('update booking set told_at = $2, reminder = $3 where id = $1', [
        booking.id,
        isTold ? this.clock.now().toString() : null,
        isTold ? 'mail' : 'call',
      ]);
    }
    await this.audit.write(tx, actor, {
      action: 'permanence.cancelled',
      subject: { kind: 'permanence', id },
      details: { bookings: open.length },
    });
  }
}
