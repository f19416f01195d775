import { Injectable } from '@nestjs/common';
import { BookingListQuery } from '../../appointments/booking-list.query.js';
import { whenOf } from '../../appointments/booking-wording.js';
import { NoteTold } from '../../appointments/note-told.js';
import type { Actor } from '../../kernel/access/actor.js';
import { CallList, type CallToMake } from '../../kernel/console/calls.js';
import type { Tx } from '../../kernel/database/database.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { MUTUELLE } from '../enrolments/mutuelle-house.js';

/** Who has no mail, and must be told of an hour of the mutuelle. */
@CallList()
@Injectable()
export class BookingsToTell implements CallList {
  readonly kind = 'booking';
  readonly place = 10;

  constructor(
    private readonly bookings: BookingListQuery,
    private readonly noteTold: NoteTold,
  ) {}

  async toCall(tx: Tx, limit: number): Promise<CallToMake[]> {
    const rows = await this.bookings.toCall(tx, MUTUELLE);
    return rows.slice(0, limit).map(({ id, permanenceId, createdAt, startsAt, isOff, guest }) => ({
      id,
      who: `${guest.firstName} ${guest.lastName}`,
      phone: guest.phone,
      why: `${isOff ? 'Rendez-vous annulé' : 'Rendez-vous'}, ${whenOf({ startsAt: instantOf(startsAt) })}`,
      href: `/ccas/mutuelle/permanences/${permanenceId}`,
      since: createdAt,
    }));
  }

  called(tx: Tx, actor: Actor, id: string): Promise<void> {
    return this.noteTold.run(tx, actor, { house: MUTUELLE, id });
  }
}
