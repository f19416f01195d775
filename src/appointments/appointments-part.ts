import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { DossierPart } from '../residents/dossier-parts.js';
import { bookingStateLabels, permanenceKindLabels, whenOf } from './booking-wording.js';
import { Bookings } from './bookings.js';
import { ForgetGuests } from './forget-guests.js';
import { Houses } from './houses.js';
import type { BookingState, PermanenceKind } from './permanence.entity.js';
import { AppointmentsEnding } from './appointments-ending.js';

interface Row {
  house: string;
  kind: PermanenceKind;
  state: BookingState;
  place: string;
  startsAt: Date;
}

/** Appointments of a dossier itself. Those of somebody a house knows are told with what the house holds about them. */
@DossierPart()
@Injectable()
export class AppointmentsPart implements DossierPart {
  readonly name = 'Rendez-vous';
  readonly tables = ['booking'];
  readonly contacts = `select b.resident_id, p.starts_at as at from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id where b.resident_id is not null and b.state = 'attended'`;
  /** Somebody who is expected. */
  readonly needed = `select b.resident_id from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id where b.resident_id is not null and b.state in ('booked', 'waiting') and (p.ends_at at time zone 'Europe/Paris')::date >= $1::date`;

  constructor(
    private readonly houses: Houses,
    private readonly bookings: Bookings,
    private readonly forgetGuests: ForgetGuests,
    readonly ending: AppointmentsEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
      `select p.house, p.kind, b.state, p.place, coalesce(s.starts_at, p.starts_at) as "startsAt"
         from booking b join permanence p on p.ccas_id = b.ccas_id and p.id = b.permanence_id left join permanence_slot s on s.ccas_id = b.ccas_id and s.id = b.slot_id
         where b.resident_id = $1 order by 5`,
      [residentId],
    );
    return rows.map(({ house, kind, state, place, startsAt }) => {
      const at: Temporal.Instant = instantOf(startsAt);
      return {
        Pour: this.houses.of(house).words.about,
        Quoi: permanenceKindLabels[kind],
        Quand: whenOf({ startsAt: at }),
        Lieu: place,
        État: bookingStateLabels[state],
      };
    });
  }

  async erase(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    await this.bookings.cancelComing(tx, actor, residentId);
    await this.forgetGuests.mailsOf(tx, residentId);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update booking set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update booking set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }
}
