import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { PermanenceClosed } from './appointments.errors.js';
import { type Comer, Comers } from './comers.js';
import { Houses } from './houses.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

/** Somebody came without an appointment and was received. */
@Injectable()
export class WelcomeGuest {
  constructor(
    private readonly houses: Houses,
    private readonly comers: Comers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The permanence, if it is today’s and this actor may note who comes there. @throws NotFound, PermanenceClosed */
  async find(tx: Tx, actor: Actor, house: string, permanenceId: string): Promise<PermanenceEntity> {
    const hostId = await this.houses.of(house).onlyHost?.(tx, actor);
    const permanence = await tx.findOneBy(PermanenceEntity, { id: permanenceId, house, ...(hostId && { hostId }) });
    if (!permanence) throw new NotFound('Cette permanence');
    if (permanence.cancelledAt || !parisDay(permanence.startsAt).equals(this.clock.today()))
      throw new PermanenceClosed();
    return permanence;
  }

  /** @throws NotFound, ResidentMerged for a dossier */
  async run(
    tx: Tx,
    actor: Actor,
    { id: permanenceId, house, hostId, kind }: PermanenceEntity,
    comer: Comer,
  ): Promise<string> {
    const who = await this.comers.lock(tx, comer);
    const id = uuidv7();
    await tx.insert(BookingEntity, {
      ...who,
      id,
      permanenceId,
      hostId,
      slotId: null,
      state: 'attended',
      isWalkIn: true,
      createdAt: this.clock.now(),
    });
    if (who.guestId) await this.houses.of(house).placed?.(tx, actor, kind, who.guestId);
    await this.audit.write(tx, actor, {
      action: 'booking.walk_in',
      subject: { kind: 'booking', id },
      details: { guestId: who.guestId, residentId: who.residentId, permanenceId },
    });
    return id;
  }
}
