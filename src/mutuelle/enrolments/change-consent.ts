import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import type { C2sAnswer } from '../c2s/c2s-check.js';
import type { ConsentHow, ConsentKind } from './consent-wording.js';
import { Consents } from './consents.js';
import { ConsentEntity, EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';

/** A consent is noted, taken back, or its withdrawal confirmed by the mutuelle. */
@Injectable()
export class ChangeConsent {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly consents: Consents,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, NoWayThere on a path that is over */
  async give(tx: Tx, actor: Actor, id: string, kind: ConsentKind, how: ConsentHow): Promise<void> {
    await this.consents.give(tx, actor, await this.moves.lockOpen(tx, actor, id), kind, how);
    await this.audit.write(tx, actor, {
      action: 'consent.given',
      subject: { kind: 'enrolment', id },
      details: { kind, how },
    });
  }

  /** The C2S answer alone, with the person's consent to keep it. What it was computed from never comes here. */
  async keepC2sAnswer(tx: Tx, actor: Actor, id: string, answer: C2sAnswer, how: ConsentHow): Promise<void> {
    await this.consents.give(tx, actor, await this.moves.lockOpen(tx, actor, id), 'c2s_answer', how);
    await tx.update(EnrolmentEntity, { id }, { c2sAnswer: answer });
    // The journal says that it was kept, not what it was.
    await this.audit.write(tx, actor, { action: 'consent.c2s_answer_kept', subject: { kind: 'enrolment', id } });
  }

  /**
   * Taken back, on any path and at any time. While the mutuelle is at work on it, the path ends there; whoever is already
   * insured stays so, and is only off the list.
   * @throws NotFound
   */
  async withdraw(tx: Tx, actor: Actor, id: string, kind: ConsentKind): Promise<void> {
    const path = await this.moves.lock(tx, actor, id);
    const wasTransmitted = ['transmitted', 'enrolled', 'ended', 'declined'].includes(path.state);
    if ((await this.consents.withdraw(tx, actor, path, [kind], wasTransmitted)) === 0) throw new NotFound('Cet accord');
    if (kind === 'c2s_answer') await tx.update(EnrolmentEntity, { id }, { c2sAnswer: null });
    if (kind === 'transmission' && path.state === 'transmitted')
      await this.moves.move(tx, actor, path, 'withdrawn', { reason: 'consent_withdrawn' });
    await this.audit.write(tx, actor, {
      action: 'consent.withdrawn',
      subject: { kind: 'enrolment', id },
      details: { kind },
    });
  }

  /** The mutuelle says that it has forgotten the person. @throws NotFound */
  async confirmForgotten(tx: Tx, actor: Actor, agreementId: string, consentId: string): Promise<void> {
    const consent = await tx.findOne(ConsentEntity, {
      where: { id: consentId, agreementId, kind: 'transmission' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!consent?.withdrawnAt) throw new NotFound('Ce retrait');
    if (consent.forgottenAt) return;
    await tx.update(ConsentEntity, { id: consentId }, { forgottenAt: this.clock.now() });
    await this.audit.write(tx, actor, {
      action: 'consent.forgotten_by_insurer',
      subject: { kind: 'enrolment', id: consent.enrolmentId },
    });
  }
}
