import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { ConfirmEligibility } from './confirm-eligibility.js';
import { IssueCredential } from './issue-credential.js';
import { lastValidDay } from './last-valid-day.js';
import { PassEntity } from './pass.entity.js';
import { WrongPassState } from './passes.errors.js';

/** A new validity from today and a new card; cards made before keep the end they were signed with. */
@Injectable()
export class RenewPass {
  constructor(
    private readonly confirmEligibility: ConfirmEligibility,
    private readonly issueCredential: IssueCredential,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, NotEligible, PassAlreadyHeld, WrongPassState for a pass that is suspended or revoked */
  async run(tx: Tx, actor: Actor, passId: string): Promise<void> {
    const pass = await tx.findOne(PassEntity, { where: { id: passId }, lock: { mode: 'pessimistic_write' } });
    if (!pass) throw new NotFound('Ce pass');
    if (pass.state !== 'active') throw new WrongPassState('Seul un pass actif peut être renouvelé.');
    const { validityMonths } = await this.confirmEligibility.run(tx, pass.residentId, pass.category, passId);
    const today = this.clock.today();
    const validThrough = lastValidDay(today, validityMonths);
    if (Temporal.PlainDate.compare(validThrough, pass.validThrough) <= 0)
      throw new WrongPassState('Ce pass court déjà au-delà de la durée prévue.');
    await tx.update(PassEntity, { id: passId }, { validFrom: today, validThrough });
    await this.outbox.cancel(tx, { kind: 'pass_reminder', id: passId });
    await this.issueCredential.run(tx, actor, passId);
    await this.audit.write(tx, actor, {
      action: 'pass.renewed',
      subject: { kind: 'pass', id: passId },
      details: { validThrough: validThrough.toString() },
    });
  }
}
