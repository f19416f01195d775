import { Injectable } from '@nestjs/common';
import { Bookings } from '../../appointments/bookings.js';
import { Consents } from '../../consents/consents.js';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { ResidentQuery } from '../../residents/resident.query.js';
import { ageBandOf, ageOn } from './age-bands.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { NoWayThere } from './enrolments.errors.js';

/** An agent finds that somebody who came on line is this dossier. */
@Injectable()
export class MatchEnrolment {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly bookings: Bookings,
    private readonly consents: Consents,
    private readonly resident: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the path that goes on: this one, or the one the dossier already had, which then takes its appointments
   * @throws NotFound, ResidentMerged, DossierEnded, NoWayThere when it has a dossier already
   */
  async run(tx: Tx, actor: Actor, id: string, residentId: string): Promise<string> {
    const resident = await this.resident.lockOpen(tx, residentId);
    const path = await this.moves.lock(tx, actor, id);
    if (path.residentId) throw new NoWayThere('Ce parcours a déjà un dossier.');
    const [open] = await tx.rows<Pick<EnrolmentEntity, 'id' | 'state' | 'reference'>>(
      `select id, state, reference from enrolment where resident_id = $1 and joined_into is null and agreement_id = $2
         and state in ('interested', 'oriented_c2s', 'appointment') for update`,
      [residentId, path.agreementId],
    );
    const isYoung = path.state === 'interested' || path.state === 'appointment';
    const kept = open && isYoung ? open : undefined;
    const nobody = { lastName: null, firstName: null, bornOn: null };
    if (kept) {
      await this.bookings.moveGuest(tx, id, kept.id);
      await this.consents.moveSubject(tx, id, kept.id, kept.reference);
      await tx.update(EnrolmentEntity, { id }, { ...nobody, phone: null, email: null, joinedInto: kept.id });
      if (path.state === 'appointment' && kept.state !== 'appointment')
        await this.moves.move(tx, actor, kept, 'appointment');
    } else
      await tx.update(
        EnrolmentEntity,
        { id },
        {
          ...nobody,
          residentId,
          communeCode: resident.communeCode,
          ageBand: ageBandOf(ageOn(resident.bornOn, this.clock.today())),
        },
      );
    await this.audit.write(tx, actor, {
      action: 'enrolment.matched',
      subject: { kind: 'enrolment', id },
      details: { residentId, joinedInto: kept?.id ?? null },
    });
    return kept?.id ?? id;
  }
}
