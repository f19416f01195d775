import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentForm } from '../residents/resident-form.js';
import { acceptedWords } from './application-words.js';
import { ApplicationMails } from './application-mails.js';
import { ApplicationQuery } from './application.query.js';
import { WrongApplicationState } from './applications.errors.js';
import type { Acceptance } from './decision-forms.js';
import { PassApplicationEntity } from './pass-application.entity.js';
import { TakeIn, type TakenIn } from './take-in.js';

/** An agent has seen the proof: the person enters the register and receives the pass. */
@Injectable()
export class AcceptApplication {
  constructor(
    private readonly applications: ApplicationQuery,
    private readonly takeIn: TakeIn,
    private readonly mails: ApplicationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongApplicationState, and whatever `TakeIn` refuses */
  async run(tx: Tx, actor: Actor, id: string, acceptance: Acceptance): Promise<TakenIn> {
    const application = await this.applications.lock(tx, id);
    if (application.state !== 'submitted')
      throw new WrongApplicationState('Seule une demande à examiner peut être acceptée.');
    const { category, residenceProof, residentId, confirmedNew } = acceptance;
    const { lastName, firstName, bornOn, communeCode, address, postcode, phone, email } = application;
    const person = readInput(ResidentForm, {
      lastName,
      firstName,
      bornOn,
      communeCode,
      address,
      postcode,
      phone,
      email,
      residenceProof,
      confirmedNew,
    });
    const taken = await this.takeIn.run(tx, actor, person, { residentId, category });
    await tx.update(
      PassApplicationEntity,
      { id, state: 'submitted' },
      { state: 'accepted', residentId: taken.residentId, decidedAt: this.clock.now() },
    );
    await this.mails.tell(tx, application, acceptedWords(application.reference));
    await this.audit.write(tx, actor, {
      action: 'application.accepted',
      subject: { kind: 'pass_application', id },
      details: { residentId: taken.residentId, passId: taken.passId },
    });
    return taken;
  }
}
