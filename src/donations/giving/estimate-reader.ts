import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import type { EstimateForm } from './estimate-form.js';
import { estimateCompany, estimatePerson } from './estimate.js';
import type { EstimateShown } from './pages/estimate-notice.js';
import { TaxRules } from '../settings/tax-rules.js';

/** An estimate by the rates that are in force; nothing of it is kept. */
@Injectable()
export class EstimateReader {
  constructor(
    private readonly rules: TaxRules,
    private readonly clock: Clock,
  ) {}

  async read(tx: Tx, { who = 'company', ...known }: EstimateForm): Promise<EstimateShown> {
    const today = this.clock.today();
    if (who === 'company') {
      const rule = await this.rules.companyRates(tx, today);
      return { who, found: estimateCompany(rule.content, known), rule };
    }
    const rule = await this.rules.personRates(tx, today);
    return { who, found: estimatePerson(rule.content, known), rule };
  }
}
