import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { FileForm } from '../../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload, Documents, LARGEST_DOCUMENT_BYTES } from '../../kernel/documents/documents.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { asTyped } from '../../kernel/fields/as-typed.js';
import { chosen, type SentFile } from '../../kernel/http/file-form.js';
import { Asked, Id, InPath } from '../../kernel/http/id.pipe.js';
import { readChanges, readForm } from '../../kernel/http/input.js';
import { parseDay } from '../../kernel/text/parse-day.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { FundBalances } from './fund-balances.js';
import { ExpenseForm, FundChanges, FundForm, TransferForm, VoidExpenseForm } from './fund-form.js';
import { FundQuery } from './fund.query.js';
import { Funds } from './funds.js';
import { MoveBetweenFunds } from './move-between-funds.js';
import { FundFormPage } from './pages/fund-form.js';
import { FundListPage } from './pages/fund-list.js';
import { FundPage } from './pages/fund.js';
import { RecordExpense } from './record-expense.js';

const money = { amount: 'amountCents' };
const budget = { budget: 'budgetCents' };

interface Expense {
  form: ExpenseForm;
  voucher?: SentFile;
}

/** What donations pay for. */
@Screens('ccas/dons/actions', STAFF, { path: '/ccas/dons' })
@Formerly('0.1.0', { edit: ':id/modifier', change: ':id/modifier', void: ':id/depenses/:expense/annuler' })
export class FundsPages {
  constructor(
    private readonly documents: Documents,
    private readonly funds: Funds,
    private readonly query: FundQuery,
    private readonly balances: FundBalances,
    private readonly recordExpense: RecordExpense,
    private readonly moveBetweenFunds: MoveBetweenFunds,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Actions', FundListPage)
  async list(@InTx() tx: Tx) {
    return { funds: await this.query.all(tx) };
  }

  @Get('nouvelle')
  @Page('Action', FundFormPage)
  async form(@InTx() tx: Tx) {
    const values = { startsOn: this.clock.today().toString() };
    return { values, action: '/ccas/dons/actions/nouvelle', isNew: true, offers: await this.query.offers(tx) };
  }

  @Post('nouvelle')
  @RefusedShows('form', { fields: budget })
  async open(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: FundForm) {
    return to(`/ccas/dons/actions/${await this.funds.open(tx, actor, form)}`);
  }

  @Get(':id')
  @Page(({ fund }) => fund.name, FundPage)
  async one(@InTx() tx: Tx, @Id() id: string, @Asked('au') typed?: string, @InPath('expense') refusedExpense?: string) {
    const day = parseDay(typed ?? '') ?? this.clock.today();
    return {
      fund: await this.query.get(tx, id),
      expenses: await this.query.expenses(tx, id),
      transfers: await this.query.transfers(tx, id),
      others: (await this.query.all(tx)).filter((each) => each.id !== id),
      balance: { day: day.toString(), cents: await this.balances.at(tx, id, day) },
      refusedExpense,
    };
  }

  @Get(':id/modification')
  @Page('Action', FundFormPage)
  async edit(@InTx() tx: Tx, @Id() id: string) {
    const fund = await this.query.get(tx, id);
    const values = asTyped(FundChanges, { ...fund, offerId: fund.offer?.id });
    return {
      values,
      action: `/ccas/dons/actions/${id}/modification`,
      isNew: false,
      offers: await this.query.offers(tx),
    };
  }

  @Post(':id/modification')
  @RefusedShows('edit', { fields: budget })
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed((values) => readChanges(FundChanges, values)) changes: FundChanges,
  ) {
    await this.funds.change(tx, actor, id, changes);
    return to(`/ccas/dons/actions/${id}`);
  }

  @Post(':id/depenses')
  @FileForm(LARGEST_DOCUMENT_BYTES)
  @RefusedShows('one', { fields: money })
  async spend(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readExpense) { form, voucher }: Expense,
  ) {
    await this.recordExpense.run(tx, actor, id, form, voucher);
    return to(`/ccas/dons/actions/${id}`);
  }

  @Get(':id/depenses/:expense/piece')
  @Header('cache-control', 'no-store')
  async voucher(@InTx() tx: Tx, @Id() id: string, @Id('expense') expenseId: string) {
    const expense = (await this.query.expenses(tx, id)).find((each) => each.id === expenseId);
    if (!expense?.documentId) throw new NotFound('Cette pièce');
    return asDownload(await this.documents.get(tx, expense.documentId));
  }

  @Post(':id/depenses/:expense/annulation')
  @RefusedShows('one')
  async void(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('expense') expenseId: string,
    @Typed() { reason }: VoidExpenseForm,
  ) {
    await this.recordExpense.void(tx, actor, id, expenseId, reason);
    return to(`/ccas/dons/actions/${id}`);
  }

  @Post(':id/virements')
  @RefusedShows('one', { fields: money })
  async move(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed(readTransfer) form: TransferForm) {
    await this.moveBetweenFunds.run(tx, actor, form);
    return to(`/ccas/dons/actions/${id}`);
  }
}

/** From the fund of this page. @throws InvalidInput */
function readTransfer(...[values, , { inPath }]: Parameters<Read>): TransferForm {
  return readForm(TransferForm, values, { fromFundId: inPath.id });
}

/** @throws InvalidInput */
function readExpense(...[values, { voucher }]: Parameters<Read>): Expense {
  return {
    form: readForm(ExpenseForm, values),
    voucher: chosen(voucher),
  };
}
