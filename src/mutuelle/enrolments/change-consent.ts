import { Injectable } from '@nestjs/common';
import type { ConsentHow } from '../../consents/consent-hows.js';
import { Consents } from '../../consents/consents.js';
import { WithdrawConsent } from '../../consents/withdraw-consent.js';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import type { C2sAnswer } from '../c2s/c2s-check.js';
import type { ConsentKind } from './consent-wording.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { MutuelleConsents } from './mutuelle-consents.js';

/** A consent is noted, taken back, or its withdrawal confirmed by the mutuelle. */
@Injectable()
export class ChangeConsent {
  constructor(
    private readonly moves: EnrolmentMoves,
    private readonly mutuelle: MutuelleConsents,
    private readonly consents: Consents,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, NoWayThere on a path that is over */
  async give(tx: Tx, actor: Actor, id: string, kind: ConsentKind, how: ConsentHow): Promise<void> {
    await this.mutuelle.give(tx, actor, await this.moves.lockOpen(tx, actor, id), kind, how);
  }

  /** The C2S answer alone, with the person's consent to keep it. What it was computed from never comes here. */
  async keepC2sAnswer(tx: Tx, actor: Actor, id: string, answer: C2sAnswer, how: ConsentHow): Promise<void> {
    await this.mutuelle.give(tx, actor, await this.moves.lockOpen(tx, actor, id), 'c2s_answer', how);
    await tx.update(EnrolmentEntity, { id }, { c2sAnswer: answer });
    // The journal says that it was kept, not what it was.
    await this.audit.write(tx, actor, { action: 'consent.c2s_answer_kept', subject: { kind: 'enrolment', id } });
  }

  /** Taken back, on any path and at any time: see `MutuelleConsents.takenBack`. @throws NotFound */
  async withdraw(tx: Tx, actor: Actor, id: string, kind: ConsentKind, how: ConsentHow | null = null): Promise<void> {
    await this.moves.lock(tx, actor, id);
    const held = await this.mutuelle.holding(tx, id, kind);
    if (!held) throw new NotFound('Cet accord');
    await this.withdrawConsent.run(tx, actor, held, how);
  }

  /** The mutuelle says that it has forgotten the person. @throws NotFound */
  async confirmForgotten(tx: Tx, actor: Actor, agreementId: string, consentId: string): Promise<void> {
    const id = await this.consents.noteForgotten(tx, agreementId, 'transmission', consentId);
    if (!id) return;
    await this.audit.write(tx, actor, { action: 'consent.forgotten_by_insurer', subject: { kind: 'enrolment', id } });
  }
}
