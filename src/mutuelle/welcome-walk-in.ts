import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import { Bookings } from './bookings.js';
import { Consents } from './consents.js';
import type { EnrolmentForm } from './enrolment-form.js';
import { PermanenceClosed, refuse } from './mutuelle.errors.js';
import { ownAgreement } from './mutuelle-scope.js';
import { OpenEnrolment } from './open-enrolment.js';
import { BookingEntity, PermanenceEntity } from './permanence.entity.js';

/** Somebody came without an appointment and was received. */
@Injectable()
export class WelcomeWalkIn {
  constructor(
    private readonly openEnrolment: OpenEnrolment,
    private readonly consents: Consents,
    private readonly bookings: Bookings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param isListAgreed the person agrees that the mutuelle has their name; without it only an agent may note them
   * @throws NotFound, PermanenceClosed on any other day, InvalidInput, NoAgreement
   */
  async run(tx: Tx, actor: Actor, permanenceId: string, person: EnrolmentForm, isListAgreed: boolean): Promise<string> {
    const agreementId = await ownAgreement(tx, actor);
    const permanence = await tx.findOneBy(PermanenceEntity, { id: permanenceId, ...(agreementId && { agreementId }) });
    if (!permanence) throw new NotFound('Cette permanence');
    if (permanence.cancelledAt || !isToday(permanence, this.clock.today())) throw new PermanenceClosed();
    if (actor.kind === 'insurer' && !isListAgreed)
      throw refuse(
        'agreed',
        'required',
        'Sans son accord, cette personne ne peut pas être notée ici : le CCAS peut le faire.',
      );
    const path = await this.openEnrolment.run(tx, actor, person);
    const enrolmentId = path.id;
    const id = uuidv7();
    if (isListAgreed) await this.consents.give(tx, actor, path, 'appointment_list', 'permanence');
    await tx.insert(BookingEntity, {
      id,
      permanenceId,
      agreementId: permanence.agreementId,
      enrolmentId,
      slotId: null,
      state: 'attended',
      isWalkIn: true,
      createdAt: this.clock.now(),
    });
    if (permanence.kind === 'permanence') await this.bookings.noteStep(tx, actor, enrolmentId);
    await this.audit.write(tx, actor, {
      action: 'booking.walk_in',
      subject: { kind: 'booking', id },
      details: { enrolmentId, permanenceId },
    });
    return id;
  }
}

function isToday({ startsAt }: PermanenceEntity, today: Temporal.PlainDate): boolean {
  return parisDay(startsAt).equals(today);
}
