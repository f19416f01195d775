import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ConfirmEligibility } from './confirm-eligibility.js';
import { IssueCredential } from './issue-credential.js';
import { lastValidDay } from './last-valid-day.js';
import type { PassCategory } from './pass.entity.js';
import { PassEntity } from './pass.entity.js';
import { drawPassNumber } from './pass-number.js';

/** Gives a resident the pass, with its first card. */
@Injectable()
export class IssuePass {
  constructor(
    private readonly confirmEligibility: ConfirmEligibility,
    private readonly issueCredential: IssueCredential,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new pass
   * @throws NotFound, NotEligible, PassAlreadyHeld
   */
  async run(tx: Tx, actor: Actor, residentId: string, category: PassCategory): Promise<string> {
    const { validityMonths } = await this.confirmEligibility.run(tx, residentId, category);
    const today = this.clock.today();
    const id = uuidv7();
    await tx.insert(PassEntity, {
      id,
      residentId,
      number: await this.freeNumber(tx),
      category,
      validFrom: today,
      validThrough: lastValidDay(today, validityMonths),
      state: 'active',
      issuedAt: this.clock.now(),
    });
    await this.issueCredential.run(tx, actor, id);
    await this.audit.write(tx, actor, {
      action: 'pass.issued',
      subject: { kind: 'pass', id },
      details: { residentId, category },
    });
    return id;
  }

  private async freeNumber(tx: Tx): Promise<string> {
    for (;;) {
      const number = drawPassNumber();
      if (!(await tx.existsBy(PassEntity, { number }))) return number;
    }
  }
}
