import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type Actor, isStaff } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { AgreementEntity, AgreementPlanEntity } from '../agreements/agreement.entity.js';
import { Bookings } from '../../appointments/bookings.js';
import { MutuelleConsents } from './mutuelle-consents.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import type { TransitionForm } from './enrolment-form.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { enrolmentPath } from './enrolment-path.js';
import { reasonsFor, stateLabels } from './enrolment-states.js';
import { ConsentNeeded, NoWayThere } from './enrolments.errors.js';
import { refuse } from '../../kernel/errors/domain-error.js';

/** One step of a path, by an agent or, for what becomes of the people it was given, by the mutuelle. */
@Injectable()
export class MoveEnrolment {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly consents: MutuelleConsents,
    private readonly bookings: Bookings,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, NoWayThere, ConsentNeeded, InvalidInput for a reason, a plan or a day that is missing or impossible */
  async run(tx: Tx, actor: Actor, id: string, form: TransitionForm): Promise<void> {
    const path = await this.moves.lock(tx, actor, id);
    const { to } = form;
    const verb = enrolmentPath.verbTo(to, path.state, actor);
    if (!verb) throw new NoWayThere(`On ne passe pas de « ${stateLabels[path.state]} » à « ${stateLabels[to]} ».`);
    const allowed = reasonsFor(to);
    if (allowed.length > 0 && !(form.reason && allowed.includes(form.reason)))
      throw refuse('reason', 'required', 'Choisissez une raison dans la liste.');
    if (to === 'transmitted' && !(await this.consents.holding(tx, id, 'transmission'))) throw new ConsentNeeded();
    const wasTransmitted = path.state === 'transmitted';
    const facts = await this.factsOf(tx, path, form);
    await this.moves.move(tx, actor, path, to, { ...facts, reason: allowed.length > 0 ? form.reason : null });
    if (to === 'withdrawn') await this.consents.endAll(tx, actor, path, wasTransmitted);
    if (enrolmentPath.isOver(to) && isStaff(actor)) await this.bookings.cancelComing(tx, actor, id);
    await this.audit.write(tx, actor, {
      action: enrolmentPath.step(verb).action,
      subject: { kind: 'enrolment', id },
      details: { from: path.state, to },
    });
  }

  private async factsOf(tx: Tx, path: EnrolmentEntity, form: TransitionForm): Promise<Partial<EnrolmentEntity>> {
    if (form.to === 'enrolled') {
      const { planId, effectiveOn } = form;
      const isPlan = planId && (await tx.existsBy(AgreementPlanEntity, { id: planId, agreementId: path.agreementId }));
      if (!isPlan) throw refuse('planId', 'required', 'Choisissez une formule de la convention.');
      if (!effectiveOn) throw refuse('effectiveOn', 'required', 'Donnez le premier jour de l’adhésion.');
      const { startsOn } = await tx.findOneByOrFail(AgreementEntity, { id: path.agreementId });
      if (Temporal.PlainDate.compare(effectiveOn, startsOn) < 0)
        throw refuse(
          'effectiveOn',
          'too_early',
          `La convention commence le ${frenchDay(startsOn)} : donnez ce jour ou un jour d’après.`,
        );
      return { planId, effectiveOn: Temporal.PlainDate.from(effectiveOn) };
    }
    if (form.to === 'ended') {
      if (!form.endedOn) throw refuse('endedOn', 'required', 'Donnez le dernier jour de l’adhésion.');
      if (Temporal.PlainDate.compare(form.endedOn, path.effectiveOn!) < 0)
        throw refuse(
          'endedOn',
          'too_early',
          `L’adhésion a commencé le ${frenchDay(path.effectiveOn!)} : elle ne peut finir avant.`,
        );
      return { endedOn: Temporal.PlainDate.from(form.endedOn) };
    }
    return {};
  }
}
