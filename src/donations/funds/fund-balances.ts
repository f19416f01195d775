import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { FundEntity } from './fund.entity.js';

/** Each movement of a fund's money, `$1` being the fund: what came in is positive. */
const moves = `select r.received_on as day, r.amount_cents as cents from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id where d.fund_id = $1 and d.kind = 'money'
  union all select r.reversed_on, -r.amount_cents from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id where d.fund_id = $1 and d.kind = 'money' and r.reversed_on is not null
  union all select spent_on, -amount_cents from fund_expense where fund_id = $1 and voided_at is null
  union all select moved_on, -amount_cents from fund_transfer where from_fund_id = $1
  union all select moved_on, amount_cents from fund_transfer where to_fund_id = $1`;

/** What is left of a fund, on any day. */
@Injectable()
export class FundBalances {
  /** Money that came in for it; given back, below zero. */
  async add(tx: Tx, fundId: string, cents: number): Promise<void> {
    await tx.run('update fund set received_cents = received_cents + $2 where id = $1', [fundId, cents]);
  }

  /** Balance at the end of a day, in cents. */
  async at(tx: Tx, fundId: string, day: Temporal.PlainDate): Promise<number> {
    const { cents } = await tx.one<{ cents: number }>(
      `select coalesce(sum(cents), 0)::float8 as cents from (${moves}) m where day <= $2`,
      [fundId, day.toString()],
    );
    return cents;
  }

  /**
   * Locks the fund, so that two expenses never count the same euro.
   * @returns the most that may leave on this day without the balance falling below zero then or on any later day
   * @throws NotFound
   */
  async lock(tx: Tx, fundId: string, day: Temporal.PlainDate): Promise<{ fund: FundEntity; spendableCents: number }> {
    const fund = await tx.findOne(FundEntity, { where: { id: fundId }, lock: { mode: 'pessimistic_write' } });
    if (!fund) throw new NotFound('Cette action');
    const { cents } = await tx.one<{ cents: number }>(
      `with running as (select day, sum(sum(cents)) over (order by day) as balance from (${moves}) m group by day)
       select least(coalesce((select balance from running where day <= $2 order by day desc limit 1), 0),
         (select min(balance) from running where day > $2))::float8 as cents`,
      [fundId, day.toString()],
    );
    return { fund, spendableCents: cents };
  }
}
