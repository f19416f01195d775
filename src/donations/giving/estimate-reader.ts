import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type FieldError, InvalidInput } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Clock } from '../../kernel/time/clock.js';
import type { DonorKind } from './donor-kind.js';
import { estimateCompany, estimatePerson } from './estimate.js';
import type { EstimateShown } from './pages/estimate-notice.js';
import { typedCents } from '../../kernel/text/typed-cents.js';
import { textIn } from './read-gift-form.js';
import { TaxRules } from '../settings/tax-rules.js';

/** An estimate from what a page sends; nothing of it is kept. */
@Injectable()
export class EstimateReader {
  constructor(
    private readonly rules: TaxRules,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput */
  async read(tx: Tx, who: DonorKind, body: FormValues): Promise<EstimateShown> {
    const errors: FieldError[] = [];
    const amount = (field: string, isNeeded = false): number | undefined => {
      const typed = textIn(body, field)?.trim() ?? '';
      if (typed === '' && !isNeeded) return undefined;
      const read = typedCents(typed);
      if ('cents' in read) return read.cents;
      // No turnover yet, no income: that is an answer too.
      if (read.code === 'zero' && !isNeeded) return 0;
      errors.push({ field, ...read });
      return undefined;
    };
    const giftCents = amount('amount', true);
    const [turnoverCents, givenCents, incomeCents] = [amount('turnover'), amount('given'), amount('income')];
    if (giftCents === undefined || errors.length > 0) throw new InvalidInput(errors);
    const today = this.clock.today();
    if (who === 'company') {
      const rule = await this.rules.companyRates(tx, today);
      return { who, found: estimateCompany(rule.content, { giftCents, turnoverCents, givenCents }), rule };
    }
    const rule = await this.rules.personRates(tx, today);
    return { who, found: estimatePerson(rule.content, { giftCents, incomeCents }), rule };
  }
}
