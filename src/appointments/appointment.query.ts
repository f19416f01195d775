import { Injectable } from '@nestjs/common';
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
    const [row]: Row[] = await tx.query(
      `select b.id, p.house, p.host_id as "hostId", b.guest_id as "guestId", b.state, p.kind, p.place, p.is_accessible as "isAccessible",
         p.access_note as "accessNote", coalesce(s.starts_at, p.starts_at) as "startsAt", coalesce(s.ends_at, p.ends_at) as "endsAt", c.origin
       from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id
         left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
         join ccas c on c.id = b.ccas_id
       where b.id = $1`,
      [bookingId],
    );
    const guest = row && (await this.guests.of(tx, row.house, [row])).get(row.id);
    if (!row || !guest) return undefined;
    const { id: _, hostId, startsAt, endsAt, ...appointment } = row;
    const { firstName, lastName, email } = guest;
    return {
      ...appointment,
      firstName,
      lastName,
      email,
      hostName: (await this.houses.hostNames(tx, row.house, [row]))(hostId),
      words: this.houses.of(row.house).words,
      startsAt: instantOf(startsAt),
      endsAt: instantOf(endsAt),
    };
  }

  /** One of this house. @throws NotFound */
  async get(tx: Tx, house: string, bookingId: string): Promise<FoundAppointment> {
    const found = await this.find(tx, bookingId);
    if (found?.house !== house) throw new NotFound('Ce rendez-vous');
    return found;
  }
}
