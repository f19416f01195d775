import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { Guest } from './appointment-house.js';
import { Houses } from './houses.js';

/** A booking, and whom the house knows for it. */
interface Booked {
  id: string;
  guestId: string | null;
}

/** Who has these bookings. Those a house knows are asked of it, so that nobody is written down twice. */
@Injectable()
export class GuestBook {
  constructor(private readonly houses: Houses) {}

  /** By the booking’s id; at most two statements. Absent: the house does not show them to who asks. */
  async of(tx: Tx, house: string, bookings: Booked[]): Promise<Map<string, Guest>> {
    const known = bookings.filter(({ guestId }) => guestId !== null);
    const guests = new Map<string, Guest>();
    if (known.length > 0) {
      const found = await this.houses.of(house).guests?.(tx, [...new Set(known.map(({ guestId }) => guestId!))]);
      for (const { id, guestId } of known) {
        const guest = found?.get(guestId!);
        if (guest) guests.set(id, guest);
      }
    }
    if (known.length < bookings.length)
      for (const { id, ...guest } of await this.own(tx, bookings)) guests.set(id, guest);
    return guests;
  }

  private own(tx: Tx, bookings: Booked[]): Promise<(Guest & { id: string })[]> {
    return tx.rows<Guest & { id: string }>(
      `select b.id, coalesce(r.first_name, b.first_name, '') as "firstName", coalesce(r.last_name, b.last_name, '') as "lastName",
         coalesce(r.phone, b.phone) as phone, coalesce(r.email, b.email) as email, b.is_list_agreed as "isListAgreed"
       from booking b left join resident r on r.ccas_id = b.ccas_id and r.id = b.resident_id where b.id = any($1::uuid[])`,
      [bookings.filter(({ guestId }) => guestId === null).map(({ id }) => id)],
    );
  }
}
