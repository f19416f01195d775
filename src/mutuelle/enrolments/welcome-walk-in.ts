import { Injectable } from '@nestjs/common';
import { WelcomeGuest } from '../../appointments/welcome-guest.js';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { MutuelleConsents } from './mutuelle-consents.js';
import type { EnrolmentForm } from './enrolment-form.js';
import { refuse } from '../../kernel/errors/domain-error.js';
import { MUTUELLE } from './mutuelle-house.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { OpenPathExists } from './enrolments.errors.js';
import { OpenEnrolment } from './open-enrolment.js';

/** Somebody came without an appointment and was received. */
@Injectable()
export class WelcomeWalkIn {
  constructor(
    private readonly welcomeGuest: WelcomeGuest,
    private readonly openEnrolment: OpenEnrolment,
    private readonly enrolments: EnrolmentQuery,
    private readonly consents: MutuelleConsents,
  ) {}

  /**
   * @param person of a dossier, whose open path then goes on, or as they say who they are
   * @param isListAgreed the person agrees that the mutuelle has their name; without it only an agent may note them
   * @throws NotFound, PermanenceClosed on any other day, InvalidInput, NoAgreement
   */
  async run(tx: Tx, actor: Actor, permanenceId: string, person: EnrolmentForm, isListAgreed: boolean): Promise<string> {
    const permanence = await this.welcomeGuest.find(tx, actor, MUTUELLE, permanenceId);
    if (actor.kind === 'insurer' && !isListAgreed)
      throw refuse(
        'agreed',
        'required',
        'Sans son accord, cette personne ne peut pas être notée ici : le CCAS peut le faire.',
      );
    const path = await this.pathOf(tx, actor, person);
    if (isListAgreed) await this.consents.give(tx, actor, path, 'appointment_list', 'permanence');
    return this.welcomeGuest.run(tx, actor, permanence, { guestId: path.id });
  }

  private async pathOf(tx: Tx, actor: Actor, person: EnrolmentForm) {
    try {
      return await this.openEnrolment.run(tx, actor, person);
    } catch (error) {
      // Nothing was written yet: the dossier is looked at first.
      if (error instanceof OpenPathExists) return this.enrolments.get(tx, error.enrolmentId);
      throw error;
    }
  }
}
