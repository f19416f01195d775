import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { DonationQuery, type DonationView } from './donation.query.js';
import { type ExpenseView, FundQuery } from '../funds/fund.query.js';
import { type PublicFund, publicFunds } from '../funds/public-fund.js';

/** What one donor reads of one gift: where it stands, and what the fund it went to has paid for. */
export interface Impact {
  donation: DonationView;
  fund: PublicFund;
  expenses: Pick<ExpenseView, 'spentOn' | 'label' | 'amountCents'>[];
}

@Injectable()
export class ImpactQuery {
  constructor(
    private readonly donations: DonationQuery,
    private readonly funds: FundQuery,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, donationId: string): Promise<Impact> {
    const donation = await this.donations.get(tx, donationId);
    // Covered among all funds, as everywhere: two pages must not tell together what neither tells.
    const fund = publicFunds(await this.funds.all(tx)).funds.find(({ id }) => id === donation.fund.id)!;
    const expenses = (await this.funds.expenses(tx, fund.id)).filter(({ voidReason }) => voidReason === null);
    return {
      donation,
      fund,
      expenses: expenses.map(({ spentOn, label, amountCents }) => ({ spentOn, label, amountCents })),
    };
  }
}
