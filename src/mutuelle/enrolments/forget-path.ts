import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { Clock } from '../../kernel/time/clock.js';
import { Bookings } from '../../appointments/bookings.js';
import { hadTheirDetails, MutuelleConsents } from './mutuelle-consents.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { enrolmentPath } from './enrolment-path.js';
import { NoWayThere } from './enrolments.errors.js';
import { aboutEnrolment } from './mutuelle-house.js';

/** Takes away what is personal of a path; the counts keep its steps, its band of age and its commune. */
@Injectable()
export class ForgetPath {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly consents: MutuelleConsents,
    private readonly bookings: Bookings,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Somebody without a dossier asks to be forgotten. @throws NotFound, NoWayThere for one with a dossier */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const path = await this.moves.lock(tx, actor, id);
    if (path.residentId) throw new NoWayThere('Cette personne a un dossier : l’effacement se demande depuis sa fiche.');
    await this.forget(tx, actor, path);
    await this.audit.write(tx, actor, { action: 'enrolment.erased', subject: { kind: 'enrolment', id } });
  }

  /**
   * Consents end, so that the mutuelle is told to forget the number; what was ahead is free again; what was under way is
   * over. That somebody was insured from one day to another stays as a count.
   */
  async forget(tx: Tx, actor: Actor, path: EnrolmentEntity): Promise<void> {
    await this.consents.endAll(tx, actor, path, hadTheirDetails(path.state));
    await this.bookings.cancelComing(tx, actor, path.id);
    if (enrolmentPath.waysFrom(path.state).includes('withdrawn'))
      await this.moves.move(tx, actor, path, 'withdrawn', { reason: 'other' });
    await tx.update(
      EnrolmentEntity,
      { id: path.id },
      {
        lastName: null,
        firstName: null,
        bornOn: null,
        phone: null,
        email: null,
        c2sAnswer: null,
        callWanted: null,
        erasedAt: this.clock.now(),
      },
    );
    await this.outbox.forget(tx, aboutEnrolment(path.id));
  }
}
