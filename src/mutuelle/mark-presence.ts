import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { BookingOver, refuse } from './mutuelle.errors.js';
import { ownAgreement } from './mutuelle-scope.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

/** Came, or did not; a slip of the finger is put right by ticking again. */
@Injectable()
export class MarkPresence {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, BookingOver for what was cancelled, InvalidInput before the day */
  async run(tx: Tx, actor: Actor, permanenceId: string, id: string, presence: 'attended' | 'missed'): Promise<void> {
    const agreementId = await ownAgreement(tx, actor);
    const booking = await tx.findOne(BookingEntity, {
      where: { id, permanenceId, ...(agreementId && { agreementId }) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!booking) throw new NotFound('Ce rendez-vous');
    if (booking.state === 'cancelled' || booking.state === 'waiting' || booking.isWalkIn) throw new BookingOver();
    const { startsAt } = await tx.findOneByOrFail(PermanenceEntity, { id: permanenceId });
    if (Temporal.PlainDate.compare(parisDay(startsAt), this.clock.today()) > 0)
      throw refuse('presence', 'too_early', 'La présence se note le jour même, ou après.');
    await tx.update(BookingEntity, { id }, { state: presence });
    await this.audit.write(tx, actor, { action: `booking.${presence}`, subject: { kind: 'booking', id } });
  }
}
