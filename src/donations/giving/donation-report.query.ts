import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { FundQuery } from '../funds/fund.query.js';
import { publicFunds, type PublicFunds } from '../funds/public-fund.js';

export interface DonationReport extends PublicFunds {
  year: number;
  /** All that arrived in the year: money, and goods and work at their value. */
  moneyCents: number;
  inKindCents: number;
  spentCents: number;
}

/** Donations of a year for a report; no number of people under five. */
@Injectable()
export class DonationReportQuery {
  constructor(private readonly funds: FundQuery) {}

  async get(tx: Tx, year: number): Promise<DonationReport> {
    const sums = await tx.one<{ moneyCents: number; inKindCents: number; spentCents: number }>(
      `select coalesce(sum(r.amount_cents) filter (where d.kind = 'money'), 0)::float8 as "moneyCents", coalesce(sum(r.amount_cents) filter (where d.kind <> 'money'), 0)::float8 as "inKindCents",
         (select coalesce(sum(amount_cents), 0)::float8 from fund_expense where voided_at is null and extract(year from spent_on) = $1) as "spentCents"
       from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id where r.reversed_on is null and extract(year from r.received_on) = $1`,
      [year],
    );
    return { year, ...sums, ...publicFunds(await this.funds.all(tx)) };
  }
}
