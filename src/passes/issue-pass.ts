import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { checkEligibility } from './eligibility.js';
import { IssueCredential } from './issue-credential.js';
import type { PassCategory } from './pass.entity.js';
import { PassEntity } from './pass.entity.js';
import { drawPassNumber } from './pass-number.js';
import { PassAlreadyHeld } from './passes.errors.js';

/** Gives a resident the pass, with its first card. */
@Injectable()
export class IssuePass {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly issueCredential: IssueCredential,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new pass
   * @throws NotFound, NotEligible, PassAlreadyHeld
   */
  async run(tx: Tx, actor: Actor, residentId: string, category: PassCategory): Promise<string> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [residentId]);
    const resident = await this.residents.get(tx, residentId);
    const rules = await this.rules.get(tx, actor.ccasId);
    const today = this.clock.today();
    checkEligibility(
      {
        bornOn: Temporal.PlainDate.from(resident.bornOn),
        communeCode: resident.communeCode,
        residenceProofSeen: resident.residenceProof !== null,
      },
      category,
      rules,
      today,
    );
    const [held] = await tx.query(
      `select id from pass where resident_id = $1 and state <> 'revoked' and valid_through >= $2`,
      [residentId, today.toString()],
    );
    if (held) throw new PassAlreadyHeld(held.id);

    const id = uuidv7();
    await tx.insert(PassEntity, {
      id,
      residentId,
      number: await this.freeNumber(tx),
      category,
      validFrom: today,
      validThrough: lastValidDay(today, rules.validityMonths),
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

/** Both ends included: 24 months from 22 November 2026 end on 21 November 2028. */
export function lastValidDay(from: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return from.add({ months }).subtract({ days: 1 });
}
