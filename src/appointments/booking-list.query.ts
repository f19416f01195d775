import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { instantOf } from '../kernel/time/instant-of.js';
import type { Guest } from './appointment-house.js';
import { GuestBook } from './guest-book.js';
import type { BookingState } from './permanence.entity.js';

export interface BookingRow extends Omit<Guest, 'email'> {
  id: string;
  /** Whom the house knows, for its own page of them. */
  guestId: string | null;
  state: BookingState;
  isWalkIn: boolean;
  startsAt: Temporal.Instant | null;
  /** No mail: somebody has to tell them of a freed hour, of the day that comes, or that it does not take place. */
  isToCall: boolean;
}

/** Somebody without mail who has to be told of their hour. */
export interface BookingToCall {
  id: string;
  permanenceId: string;
  createdAt: Date;
  startsAt: Date;
  /** It does not take place. */
  isOff: boolean;
  guest: Guest;
}

/** Not told since, of what was not asked for: whoever has no mail is to be called. */
const isNews = `(b.told_at is null and ((b.state = 'booked' and (b.is_from_waiting or b.reminder is not distinct from 'call')) or (b.state = 'cancelled' and b.reminder is not distinct from 'call')))`;

interface Row {
  id: string;
  house: string;
  guestId: string | null;
  state: BookingState;
  isWalkIn: boolean;
  startsAt: Date | null;
  isNews: boolean;
}

/** The list of the day, and those to call. */
@Injectable()
export class BookingListQuery {
  constructor(
    private readonly guests: GuestBook,
    private readonly clock: Clock,
  ) {}

  /** In the order of the day; then who waits, in their order; cancelled ones last. */
  async of(tx: Tx, permanenceId: string): Promise<BookingRow[]> {
    const rows = await tx.rows<Row>(
      `select b.id, p.house, b.guest_id as "guestId", b.state, b.is_walk_in as "isWalkIn", s.starts_at as "startsAt", ${isNews} as "isNews"
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
       where b.permanence_id = $1 order by b.state = 'cancelled', b.state = 'waiting', s.starts_at nulls last, b.created_at, b.id`,
      [permanenceId],
    );
    if (rows.length === 0) return [];
    const guests = await this.guests.of(tx, rows[0]!.house, rows);
    return rows.flatMap(({ id, guestId, state, isWalkIn, startsAt, isNews: isUntold }) => {
      const guest = guests.get(id);
      if (!guest) return [];
      const { email, ...shown } = guest;
      const isToCall = isUntold && !email;
      return [{ id, guestId, state, isWalkIn, startsAt: startsAt && instantOf(startsAt), ...shown, isToCall }];
    });
  }

  /** Whom of a house an agent has to call, about an hour that is still ahead or does not take place: the next hour first. */
  async toCall(tx: Tx, house: string): Promise<BookingToCall[]> {
    const rows = await tx.rows<Omit<BookingToCall, 'guest'> & { guestId: string | null }>(
      `select b.id, b.guest_id, b.permanence_id, b.created_at, b.state = 'cancelled' as is_off, coalesce(s.starts_at, p.starts_at) as starts_at
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
       where p.house = $1 and p.ends_at > $2 and ${isNews} order by starts_at, b.id`,
      [house, this.clock.now().toString()],
    );
    const guests = await this.guests.of(tx, house, rows);
    return rows.flatMap((row) => {
      const guest = guests.get(row.id);
      return guest && !guest.email ? [{ ...row, guest }] : [];
    });
  }
}
