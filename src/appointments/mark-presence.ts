import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { BookingOver } from './appointments.errors.js';
import type { OneBooking } from './bookings.js';
import { Houses } from './houses.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

export type Presence = 'attended' | 'missed';

/** What was ticked. @throws InvalidInput */
export function readPresence({ presence }: FormValues): { presence: Presence } {
  if (presence !== 'attended' && presence !== 'missed')
    throw new InvalidInput([{ field: 'presence', code: 'required', detail: 'Choisissez « venu·e » ou « absent·e ».' }]);
  return { presence };
}

/** Came, or did not; a slip of the finger is put right by ticking again. */
@Injectable()
export class MarkPresence {
  constructor(
    private readonly houses: Houses,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, BookingOver for what was cancelled, InvalidInput before the day */
  async run(
    tx: Tx,
    actor: Actor,
    { house, id, permanenceId }: Required<OneBooking>,
    presence: Presence,
  ): Promise<void> {
    const permanence = await tx.findOneBy(PermanenceEntity, { id: permanenceId, house });
    const hostId = await this.houses.of(house).onlyHost?.(tx, actor);
    const booking = await tx.findOne(BookingEntity, {
      where: { id, permanenceId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!permanence || (hostId && permanence.hostId !== hostId) || !booking) throw new NotFound('Ce rendez-vous');
    if (booking.state === 'cancelled' || booking.state === 'waiting' || booking.isWalkIn) throw new BookingOver();
    if (Temporal.PlainDate.compare(parisDay(permanence.startsAt), this.clock.today()) > 0)
      throw new InvalidInput([
        { field: 'presence', code: 'too_early', detail: 'La présence se note le jour même, ou après.' },
      ]);
    await tx.update(BookingEntity, { id }, { state: presence });
    await this.audit.write(tx, actor, { action: `booking.${presence}`, subject: { kind: 'booking', id } });
  }
}
