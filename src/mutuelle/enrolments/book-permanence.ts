import { Injectable } from '@nestjs/common';
import { PermanenceClosed } from '../../appointments/appointments.errors.js';
import { BookPlace, type MadeBooking } from '../../appointments/book-place.js';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { ConsentHow } from '../../consents/consent-hows.js';
import { MutuelleConsents } from './mutuelle-consents.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { MUTUELLE } from './mutuelle-house.js';

export interface WantedBooking {
  enrolmentId: string;
  slotId: string;
  /** Their name may stand on the list the mutuelle is given that day. */
  isListAgreed: boolean;
  how: ConsentHow;
}

/** A place for somebody on their path, at a permanence or a meeting of their own agreement. */
@Injectable()
export class BookPermanence {
  constructor(
    private readonly bookPlace: BookPlace,
    private readonly moves: EnrolmentMoves,
    private readonly consents: MutuelleConsents,
  ) {}

  /** @throws NotFound, NoWayThere, SlotPast, PermanenceClosed, AlreadyBooked, InvalidInput as `BookPlace` does */
  async run(tx: Tx, actor: Actor, { enrolmentId, slotId, isListAgreed, how }: WantedBooking): Promise<MadeBooking> {
    const place = await this.bookPlace.find(tx, MUTUELLE, slotId);
    const path = await this.moves.lockOpen(tx, actor, enrolmentId);
    if (place.permanence.hostId !== path.agreementId) throw new PermanenceClosed();
    const made = await this.bookPlace.run(tx, actor, place, { guestId: enrolmentId });
    if (isListAgreed) await this.consents.give(tx, actor, path, 'appointment_list', how);
    return made;
  }
}
