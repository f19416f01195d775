import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type CcasRules, CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { DossierEnded } from '../residents/endings/endings.errors.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { categoryNotOffered, checkEligibility } from './eligibility.js';
import type { PassCategory } from './pass.entity.js';
import { PassAlreadyHeld } from './passes.errors.js';

/** What must hold before a pass is given or goes on; the dossier stays locked until the transaction ends. */
@Injectable()
export class ConfirmEligibility {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * @param otherThan the pass being renewed
   * @throws NotFound, DossierEnded, NotEligible, PassAlreadyHeld when the person holds another one
   */
  async run(tx: Tx, residentId: string, category: PassCategory, otherThan?: string): Promise<CcasRules> {
    const resident = await this.residents.lock(tx, residentId);
    if (resident.ended) throw new DossierEnded();
    const rules = await this.rules.own(tx);
    const today = this.clock.today();
    // Whoever has one already keeps it when it is renewed.
    if (!otherThan && !rules.offeredCategories.includes(category)) throw categoryNotOffered();
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
    const [held] = await tx.rows<{ id: string }>(
      `select id from pass where resident_id = $1 and ($3::uuid is null or id <> $3) and status_on(state, valid_through, $2) in ('active', 'suspended')`,
      [residentId, today.toString(), otherThan ?? null],
    );
    if (held) throw new PassAlreadyHeld(held.id);
    return rules;
  }
}
