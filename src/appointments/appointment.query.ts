import { Injectable } from '@nestjs/common';
import { inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { instantOf } from '../kernel/time/instant-of.js';
import type { Appointment } from './booking-wording.js';
import { GuestBook } from './guest-book.js';
import { Houses } from './houses.js';
import type { BookingState, PermanenceKind } from './permanence.entity.js';

/** One appointment, with what it takes to tell somebody of it. */
export interface FoundAppointment extends Appointment {
  house: string;
  guestId: string | null;
  email: string | null;
  /** Of the CCAS. */
  origin: string;
}

interface Row {
  id: string;
  house: string;
  hostId: string | null;
  guestId: string | null;
  state: BookingState;
  kind: PermanenceKind;
  place: string;
  isAccessible: boolean;
  accessNote: string | null;
  startsAt: Date;
  endsAt: Date;
  origin: string;
}

@Injectable()
export class AppointmentQuery {
  constructor(
    private readonly houses: Houses,
    private readonly guests: GuestBook,
  ) {}

  /** Who, when and where; undefined for a booking that is not there. */
  async find(tx: Tx, bookingId: string): Promise<FoundAppointment | undefined> {
    return (await this.findAll(tx, [bookingId])).get(bookingId);
  }

  /** Many, by the id of their booking: each house is asked once, however many they are. */
  async findAll(tx: Tx, bookingIds: string[]): Promise<Map<string, FoundAppointment>> {
    const rows = await tx.rows<Row>(
      `select b.id, p.house, p.host_id as "hostId", b.guest_id as "guestId", b.state, p.kind, p.place, p.is_accessible as "isAccessible",
         p.access_note as "accessNote", coalesce(s.starts_at, p.starts_at) as "startsAt", coalesce(s.ends_at, p.ends_at) as "endsAt", c.origin
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
         join ccas c on c.id = b.ccas_id
       where b.id = any($1::uuid[])`,
      [bookingIds],
    );
    const houses = new Set(rows.map(({ house }) => house));
    return new Map(
      await inTurn([...houses], (house) =>
        this.ofHouse(
          tx,
          house,
          rows.filter((row) => row.house === house),
        ),
      ),
    );
  }

  private async ofHouse(tx: Tx, house: string, rows: Row[]): Promise<[id: string, found: FoundAppointment][]> {
    const { words } = this.houses.of(house);
    const guests = await this.guests.of(tx, house, rows);
    const nameOf = await this.houses.hostNames(tx, house, rows);
    return rows.flatMap(({ id, hostId, startsAt, endsAt, ...appointment }): [string, FoundAppointment][] => {
      const guest = guests.get(id);
      if (!guest) return [];
      const { firstName, lastName, email } = guest;
      const when = { startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) };
      return [[id, { ...appointment, ...when, firstName, lastName, email, hostName: nameOf(hostId), words }]];
    });
  }

  /** One of this house. @throws NotFound */
  async get(tx: Tx, house: string, bookingId: string): Promise<FoundAppointment> {
    const found = await this.find(tx, bookingId);
    if (found?.house !== house) throw new NotFound('Ce rendez-vous');
    return found;
  }
}
