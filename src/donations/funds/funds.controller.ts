import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Day } from '../../kernel/fields/days.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Clock } from '../../kernel/time/clock.js';
import { FundBalances } from './fund-balances.js';
import { ExpenseForm, FundChanges, FundForm, TransferForm } from './fund-form.js';
import { FundQuery } from './fund.query.js';
import { Funds } from './funds.js';
import { MoveBetweenFunds } from './move-between-funds.js';
import { RecordExpense } from './record-expense.js';

class OnDay {
  @Day({ optional: true, description: 'Solde à la fin de ce jour ; absent : aujourd’hui.' })
  on?: string;
}

@Api('funds', 'Dons')
@Access(...STAFF)
export class FundsController {
  constructor(
    private readonly funds: Funds,
    private readonly recordExpense: RecordExpense,
    private readonly moveBetweenFunds: MoveBetweenFunds,
    private readonly balances: FundBalances,
    private readonly query: FundQuery,
    private readonly clock: Clock,
  ) {}

  @Post()
  async open(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: FundForm) {
    return this.query.get(tx, await this.funds.open(tx, actor, form));
  }

  @Get()
  async list(@InTx() tx: Tx) {
    return { items: await this.query.all(tx), next: null };
  }

  /** Only with a deliberation; 409 `over_the_balance`. */
  @Post('transfers')
  async move(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: TransferForm) {
    return { id: await this.moveBetweenFunds.run(tx, actor, form) };
  }

  @Get(':id')
  async get(@InTx() tx: Tx, @Id() id: string, @Query() { on }: OnDay) {
    const fund = await this.query.get(tx, id);
    const day = on ? Temporal.PlainDate.from(on) : this.clock.today();
    const [expenses, transfers] = [await this.query.expenses(tx, id), await this.query.transfers(tx, id)];
    const balanceOn = { day: day.toString(), cents: await this.balances.at(tx, id, day) };
    return { ...fund, balanceOn, expenses, transfers };
  }

  @Patch(':id')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() changes: FundChanges) {
    await this.funds.change(tx, actor, id, changes);
    return this.query.get(tx, id);
  }

  /** 409 `over_the_balance` when the fund has not received as much. */
  @Post(':id/expenses')
  async spend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: ExpenseForm) {
    return { id: await this.recordExpense.run(tx, actor, id, form) };
  }
}
