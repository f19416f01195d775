import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { DossierPart } from '../../residents/dossier-parts.js';
import { whenOf, bookingStateLabels } from '../../appointments/booking-wording.js';
import { howLabels } from '../../consents/consent-hows.js';
import { consentLabels } from './consent-wording.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentQuery } from './enrolment.query.js';
import { reasonLabels, stateLabels } from './enrolment-states.js';
import { ForgetPath } from './forget-path.js';
import { c2sAnswerLabels } from '../c2s/c2s-words.js';
import { formatReference } from './reference.js';
import { MutuelleEnding } from './mutuelle-ending.js';

/** Paths to the mutuelle of a dossier, with consents and appointments. */
@DossierPart()
@Injectable()
export class MutuellePart implements DossierPart {
  readonly name = 'Mutuelle communale';
  readonly tables = ['enrolment', 'enrolment_event'];
  readonly contacts = `select e.resident_id, v.at from enrolment_event v join enrolment e on e.ccas_id = v.ccas_id and e.id = v.enrolment_id where e.resident_id is not null`;
  /** Somebody on the way, or covered by the mutuelle. */
  readonly needed = `select resident_id from enrolment where resident_id is not null and state not in ('declined', 'withdrawn', 'ended')`;

  constructor(
    private readonly enrolments: EnrolmentQuery,
    private readonly forgetPath: ForgetPath,
    readonly ending: MutuelleEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for (const { id } of await this.enrolments.ofResident(tx, residentId)) {
      const path = await this.enrolments.get(tx, id);
      rows.push({
        Parcours: formatReference(path.reference),
        Mutuelle: path.insurerName,
        Étapes: path.events
          .map(({ toState, at, reason }) =>
            [`${stateLabels[toState]} le ${frenchDay(dayOf(at))}`, reason && reasonLabels[reason]]
              .filter(Boolean)
              .join(', '),
          )
          .join(' ; '),
        'Travaille dans la commune': path.worksHere ? 'oui' : null,
        'Réponse C2S gardée': path.c2sAnswer && c2sAnswerLabels[path.c2sAnswer],
        Formule: path.planName,
        'Adhésion depuis le': path.effectiveOn && frenchDay(path.effectiveOn),
        'Adhésion jusqu’au': path.endedOn && frenchDay(path.endedOn),
        'Rendez-vous':
          path.bookings
            .map((each) => `${whenOf(each)}, ${each.place} (${bookingStateLabels[each.state]})`)
            .join(' ; ') || null,
        Accords:
          path.consents
            .map(({ kind, givenAt, givenHow, withdrawnAt, wording }) =>
              [
                `${consentLabels[kind]}, donné ${howLabels[givenHow]} le ${frenchDay(dayOf(givenAt))}`,
                withdrawnAt && `retiré le ${frenchDay(dayOf(withdrawnAt))}`,
                `« ${wording} »`,
              ]
                .filter(Boolean)
                .join(', '),
            )
            .join(' ; ') || null,
      });
    }
    return rows;
  }

  async erase(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    const paths = await tx.find(EnrolmentEntity, { where: { residentId }, order: { id: 'asc' } });
    for (const path of paths) await this.forgetPath.forget(tx, actor, path);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update enrolment set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update enrolment set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }
}
