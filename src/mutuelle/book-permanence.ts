import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { BookingMails } from './booking-mails.js';
import { Bookings, hasFreeSlot, slotOf } from './bookings.js';
import type { ConsentHow } from './consent-wording.js';
import { Consents } from './consents.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { AlreadyBooked, PermanenceClosed, refuse, SlotPast } from './mutuelle.errors.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

export interface WantedBooking {
  enrolmentId: string;
  slotId: string;
  /** Their name may stand on the list the mutuelle is given that day. */
  isListAgreed: boolean;
  how: ConsentHow;
}

export interface MadeBooking {
  id: string;
  state: 'booked' | 'waiting';
}

/** A place at a permanence or a meeting; once the last one is gone, a place in the waiting list. */
@Injectable()
export class BookPermanence {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly bookings: Bookings,
    private readonly consents: Consents,
    private readonly mails: BookingMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, SlotPast, PermanenceClosed, AlreadyBooked, InvalidInput when this hour is taken and others are free */
  async run(tx: Tx, actor: Actor, { enrolmentId, slotId, isListAgreed, how }: WantedBooking): Promise<MadeBooking> {
    const slot = await slotOf(tx, slotId);
    const permanence = slot && (await tx.findOneBy(PermanenceEntity, { id: slot.permanenceId }));
    if (!slot || !permanence) throw new NotFound('Ce créneau');
    const path = await this.moves.lockOpen(tx, actor, enrolmentId);
    if (permanence.cancelledAt || permanence.agreementId !== path.agreementId) throw new PermanenceClosed();
    if (Temporal.Instant.compare(slot.startsAt, this.clock.now()) <= 0) throw new SlotPast();
    const [held] = await tx.query(
      `select 1 from booking where enrolment_id = $1 and permanence_id = $2 and state in ('booked', 'waiting')`,
      [enrolmentId, permanence.id],
    );
    if (held) throw new AlreadyBooked();

    const isBooked = (await this.bookings.take(tx, slotId)) || (await this.orWait(tx, permanence.id, slotId));
    const id = uuidv7();
    await tx.insert(BookingEntity, {
      id,
      permanenceId: permanence.id,
      agreementId: permanence.agreementId,
      enrolmentId,
      slotId: isBooked ? slotId : null,
      state: isBooked ? 'booked' : 'waiting',
      createdAt: this.clock.now(),
    });
    if (isListAgreed) await this.consents.give(tx, actor, path, 'appointment_list', how);
    if (isBooked && permanence.kind === 'permanence') await this.bookings.noteStep(tx, actor, enrolmentId);
    const state = isBooked ? 'booked' : 'waiting';
    await this.mails.send(tx, id, state);
    await this.audit.write(tx, actor, {
      action: `booking.${state}`,
      subject: { kind: 'booking', id },
      details: { enrolmentId, permanenceId: permanence.id },
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
      throw refuse('slotId', 'slot_taken', 'Cette heure vient d’être prise : choisissez-en une autre ce jour-là.');
    return false;
  }
}
