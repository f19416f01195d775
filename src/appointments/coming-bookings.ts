import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import type { CameBack } from '../residents/endings/ending.js';
import { aboutBooking } from './booking-mails.js';
import { whenOf } from './booking-wording.js';
import { Bookings } from './bookings.js';
import { Houses } from './houses.js';
import { BookingEntity } from './permanence.entity.js';

/** What putting one back needs. */
export interface CancelledBooking {
  id: string;
  was: 'booked' | 'waiting';
}

interface ComingRow extends CancelledBooking {
  permanenceId: string;
  house: string;
  guestId: string | null;
  startsAt: Date;
}

/** What somebody has ahead of them, when they die or move away, and when that is undone. */
@Injectable()
export class ComingBookings {
  constructor(
    private readonly houses: Houses,
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** One line each. @param personId somebody a house knows, or a dossier */
  async foreseen(tx: Tx, personId: string): Promise<string[]> {
    return (await this.of(tx, personId)).map((each) => this.words(each));
  }

  /** Cancels them, and tells nobody: whoever waited longest is told of the hour. */
  async cancel(tx: Tx, actor: Actor, personId: string): Promise<CancelledBooking[]> {
    const cancelled: CancelledBooking[] = [];
    for (const { id, permanenceId, house, guestId, was } of await this.of(tx, personId)) {
      await this.bookings.lockPermanence(tx, permanenceId);
      if (!(await this.bookings.release(tx, actor, id))) continue;
      cancelled.push({ id, was });
      // Mails about somebody a house knows are cancelled by that house, with all the others.
      if (!guestId || !this.houses.of(house).mailsAbout) await this.outbox.cancel(tx, aboutBooking(id));
      await this.audit.write(tx, actor, { action: 'booking.cancelled', subject: { kind: 'booking', id } });
    }
    return cancelled;
  }

  /** Each as it was, unless its hour is past, its half-day cancelled or its place somebody else's. */
  async putBack(tx: Tx, actor: Actor, cancelled: CancelledBooking[]): Promise<CameBack> {
    const said: CameBack = { back: [], lost: [] };
    for (const { id, was } of cancelled) {
      const booking = await tx.findOneBy(BookingEntity, { id });
      const permanence = booking && (await this.bookings.lockPermanence(tx, booking.permanenceId));
      if (!permanence) continue;
      const [row] = await this.rows(tx, 'b.id = $1', id);
      const isOver = Temporal.Instant.compare(permanence.endsAt, this.clock.now()) <= 0;
      const isFree =
        !permanence.cancelledAt && !isOver && (was === 'waiting' || (await this.bookings.take(tx, booking.slotId!)));
      if (!isFree) {
        said.lost.push(`${this.words(row!)} : la place est à quelqu’un d’autre, ou l’heure est passée`);
        continue;
      }
      await tx.run(`update booking set state = $2 where id = $1 and state = 'cancelled'`, [id, was]);
      await this.audit.write(tx, actor, { action: `booking.${was}`, subject: { kind: 'booking', id } });
      said.back.push(this.words({ ...row!, was }));
    }
    return said;
  }

  private of(tx: Tx, personId: string): Promise<ComingRow[]> {
    return this.rows(
      tx,
      `(b.guest_id = $1 or b.resident_id = $1) and b.state in ('booked', 'waiting') and p.ends_at > $2`,
      personId,
      this.clock.now().toString(),
    );
  }

  private rows(tx: Tx, where: string, ...parameters: string[]): Promise<ComingRow[]> {
    return tx.rows<ComingRow>(
      `select b.id, b.state as was, b.permanence_id as "permanenceId", b.guest_id as "guestId", p.house, coalesce(s.starts_at, p.starts_at) as "startsAt"
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
       where ${where} order by b.permanence_id, b.id`,
      parameters,
    );
  }

  private words({ house, was, startsAt }: ComingRow): string {
    const { about } = this.houses.of(house).words;
    const when = whenOf({ startsAt: instantOf(startsAt) });
    return was === 'waiting' ? `La liste d’attente du ${when} (${about})` : `Le rendez-vous du ${when} (${about})`;
  }
}
