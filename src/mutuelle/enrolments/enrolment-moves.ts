import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { EnrolmentEntity, EnrolmentEventEntity } from './enrolment.entity.js';
import { enrolmentPath } from './enrolment-path.js';
import type { EnrolmentState } from './enrolment-states.js';
import { NoWayThere } from './enrolments.errors.js';
import { ownAgreement } from '../agreements/mutuelle-scope.js';

/** The state of a path, written together with who, when and why. */
@Injectable()
export class EnrolmentMoves {
  constructor(private readonly clock: Clock) {}

  /**
   * The path, which nobody else changes until the transaction ends; the mutuelle's account finds those of its agreement.
   * @throws NotFound
   */
  async lock(tx: Tx, actor: Actor, id: string): Promise<EnrolmentEntity> {
    const agreementId = await ownAgreement(tx, actor);
    const enrolment = await tx.findOne(EnrolmentEntity, {
      where: { id, ...(agreementId && { agreementId }) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!enrolment || enrolment.joinedInto || enrolment.erasedAt) throw new NotFound('Ce parcours');
    return enrolment;
  }

  /** The same, for what makes sense on a path that goes on only. @throws NotFound, NoWayThere */
  async lockOpen(tx: Tx, actor: Actor, id: string): Promise<EnrolmentEntity> {
    const enrolment = await this.lock(tx, actor, id);
    if (enrolmentPath.isOver(enrolment.state)) throw new NoWayThere('Ce parcours est terminé.');
    return enrolment;
  }

  async move(
    tx: Tx,
    actor: Actor,
    { id, state }: Pick<EnrolmentEntity, 'id' | 'state'>,
    to: EnrolmentState,
    { reason = null, ...facts }: Partial<EnrolmentEntity> & { reason?: string | null } = {},
  ): Promise<void> {
    const at = this.clock.now();
    await tx.update(EnrolmentEntity, { id }, { ...facts, state: to, stateSince: at });
    await tx.insert(EnrolmentEventEntity, {
      id: uuidv7(),
      enrolmentId: id,
      fromState: state,
      toState: to,
      reason,
      at,
      byKind: actor.kind,
      byId: actor.id ?? null,
    });
  }
}
