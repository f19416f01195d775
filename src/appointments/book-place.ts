import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { AlreadyBooked, PermanenceClosed, SlotPast } from './appointments.errors.js';
import { BookingMails } from './booking-mails.js';
import { Bookings, hasFreeSlot } from './bookings.js';
import { type Comer, Comers } from './comers.js';
import { Houses } from './houses.js';
import { BookingEntity, PermanenceEntity, PermanenceSlotEntity } from './permanence.entity.js';

/** An hour of one house, that somebody asks for. */
export interface Place {
  slot: PermanenceSlotEntity;
  permanence: PermanenceEntity;
}

export interface MadeBooking {
  id: string;
  state: 'booked' | 'waiting';
}

/** A place at a permanence or a meeting; once the last one is gone, a place in the waiting list. */
@Injectable()
export class BookPlace {
  constructor(
    private readonly houses: Houses,
    private readonly comers: Comers,
    private readonly bookings: Bookings,
    private readonly mails: BookingMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The house then locks whom it knows, and says whether they may come. @throws NotFound */
  async find(tx: Tx, house: string, slotId: string): Promise<Place> {
    const slot = await tx.findOneBy(PermanenceSlotEntity, { id: slotId });
    const permanence = slot && (await tx.findOneBy(PermanenceEntity, { id: slot.permanenceId, house }));
    if (!slot || !permanence) throw new NotFound('Ce créneau');
    return { slot, permanence };
  }

  /**
   * @throws PermanenceClosed, SlotPast, AlreadyBooked, InvalidInput when this hour is taken and others are free;
   *   NotFound, ResidentMerged for a dossier
   */
  async run(tx: Tx, actor: Actor, { slot, permanence }: Place, comer: Comer): Promise<MadeBooking> {
    const who = await this.comers.lock(tx, comer);
    if (permanence.cancelledAt) throw new PermanenceClosed();
    if (Temporal.Instant.compare(slot.startsAt, this.clock.now()) <= 0) throw new SlotPast();
    const held = await tx.run(
      `select 1 from booking where (guest_id = $1 or resident_id = $1) and permanence_id = $2 and state in ('booked', 'waiting')`,
      [who.guestId ?? who.residentId, permanence.id],
    );
    if (held > 0) throw new AlreadyBooked();

    const isBooked = (await this.bookings.take(tx, slot.id)) || (await this.orWait(tx, permanence.id, slot.id));
    const id = uuidv7();
    const state = isBooked ? 'booked' : 'waiting';
    await tx.insert(BookingEntity, {
      ...who,
      id,
      permanenceId: permanence.id,
      hostId: permanence.hostId,
      slotId: isBooked ? slot.id : null,
      state,
      createdAt: this.clock.now(),
    });
    if (isBooked && who.guestId)
      await this.houses.of(permanence.house).placed?.(tx, actor, permanence.kind, who.guestId);
    await this.mails.send(tx, id, state);
    await this.audit.write(tx, actor, {
      action: `booking.${state}`,
      subject: { kind: 'booking', id },
      details: { guestId: who.guestId, residentId: who.residentId, permanenceId: permanence.id },
    });
    return { id, state };
  }

  /**
   * Full. Under the lock nobody gives a place back between this look and the waiting list: whoever waits is seen by the
   * next one who cancels.
   * @returns whether a place came free meanwhile
   */
  private async orWait(tx: Tx, permanenceId: string, slotId: string): Promise<boolean> {
    const permanence = await this.bookings.lockPermanence(tx, permanenceId);
    if (!permanence || permanence.cancelledAt) throw new PermanenceClosed();
    if (await this.bookings.take(tx, slotId)) return true;
    if (await hasFreeSlot(tx, permanenceId, this.clock.now().toString()))
      throw new InvalidInput([
        {
          field: 'slotId',
          code: 'slot_taken',
          detail: 'Cette heure vient d’être prise : choisissez-en une autre ce jour-là.',
        },
      ]);
    return false;
  }
}
