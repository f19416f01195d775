import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Documents, LARGEST_DOCUMENT_BYTES, sendDocument } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { parseDay } from '../kernel/http/is-day.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ReasonForm } from './donation-form.js';
import { FundBalances } from './fund-balances.js';
import { ExpenseForm, FundChanges, FundForm, TransferForm } from './fund-form.js';
import { FundQuery, type FundView } from './fund.query.js';
import { Funds } from './funds.js';
import { MoveBetweenFunds } from './move-between-funds.js';
import { FundFormPage } from './pages/fund-form.js';
import { FundListPage } from './pages/fund-list.js';
import { FundPage, type FundPageProps } from './pages/fund.js';
import { type AmountNames, giftRefusal, readGiftForm, textIn } from './read-gift-form.js';
import { RecordExpense } from './record-expense.js';

const look = { kind: 'console', path: '/ccas/dons' } as const;
const money: AmountNames = { amount: 'amountCents' };
const budget: AmountNames = { budget: 'budgetCents' };

/** What donations pay for. */
@ApiExcludeController()
@Controller('ccas/dons/actions')
@Access(...STAFF)
export class FundsPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly documents: Documents,
    private readonly funds: Funds,
    private readonly query: FundQuery,
    private readonly balances: FundBalances,
    private readonly recordExpense: RecordExpense,
    private readonly moveBetweenFunds: MoveBetweenFunds,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const funds = await this.db.transaction(visit.tenant.id, (tx) => this.query.all(tx));
    return renderPage(visit, { title: 'Actions', ...look }, <FundListPage funds={funds} />);
  }

  @Get('nouvelle')
  form(@CurrentVisit() visit: Visit) {
    return this.renderForm(visit, { startsOn: this.clock.today().toString() });
  }

  @Post('nouvelle')
  @HttpCode(200)
  async open(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readGiftForm(FundForm, body, budget);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.funds.open(tx, actor, form));
      return seeOther(visit, `/ccas/dons/actions/${id}`);
    } catch (error) {
      return this.renderForm(visit, body, undefined, giftRefusal(error, budget));
    }
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string, @Query('au') day?: string) {
    return this.render(visit, id, {}, parseDay(day ?? ''));
  }

  @Get(':id/modifier')
  async edit(@CurrentVisit() visit: Visit, @Id() id: string) {
    const fund = await this.db.transaction(visit.tenant.id, (tx) => this.query.get(tx, id));
    return this.renderForm(visit, valuesOf(fund), id);
  }

  @Post(':id/modifier')
  @HttpCode(200)
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const emptied = ['endsOn', 'account', 'offerId'].filter((name) => !textIn(body, name)?.trim());
      const fixed = { ...Object.fromEntries(emptied.map((name) => [name, null])), isOpen: body.isOpen === 'oui' };
      const changes = readGiftForm(FundChanges, body, budget, fixed);
      await this.db.transaction(actor.ccasId, (tx) => this.funds.change(tx, actor, id, changes));
      return seeOther(visit, `/ccas/dons/actions/${id}`);
    } catch (error) {
      return this.renderForm(visit, body, id, giftRefusal(error, budget));
    }
  }

  @Post(':id/depenses')
  @HttpCode(200)
  @FileForm(LARGEST_DOCUMENT_BYTES)
  async spend(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Req() request: FastifyRequest,
  ) {
    const { values, files } = await this.fileForms.read(request);
    try {
      const form = readGiftForm(ExpenseForm, values, money);
      const voucher = files.voucher?.bytes.length ? files.voucher : undefined;
      await this.db.transaction(actor.ccasId, (tx) => this.recordExpense.run(tx, actor, id, form, voucher));
      return seeOther(visit, `/ccas/dons/actions/${id}`);
    } catch (error) {
      return this.render(visit, id, { form: 'depense', values, refusal: giftRefusal(error, money) });
    }
  }

  @Get(':id/depenses/:expense/piece')
  async voucher(@CurrentVisit() visit: Visit, @Id() id: string, @Id('expense') expenseId: string) {
    const document = await this.db.transaction(visit.tenant.id, async (tx) => {
      const expense = (await this.query.expenses(tx, id)).find((each) => each.id === expenseId);
      if (!expense?.documentId) throw new NotFound('Cette pièce');
      return this.documents.get(tx, expense.documentId);
    });
    return sendDocument(visit.reply, document);
  }

  @Post(':id/depenses/:expense/annuler')
  @HttpCode(200)
  async void(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('expense') expenseId: string,
    @Body() body: FormValues,
  ) {
    try {
      const { reason } = readGiftForm(ReasonForm, { reason: body.reason });
      await this.db.transaction(actor.ccasId, (tx) => this.recordExpense.void(tx, actor, id, expenseId, reason));
      return seeOther(visit, `/ccas/dons/actions/${id}`);
    } catch (error) {
      return this.render(visit, id, { form: 'annulation', values: body, refusal: giftRefusal(error) });
    }
  }

  @Post(':id/virements')
  @HttpCode(200)
  async move(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const form = readGiftForm(TransferForm, body, money, { fromFundId: id });
      await this.db.transaction(actor.ccasId, (tx) => this.moveBetweenFunds.run(tx, actor, form));
      return seeOther(visit, `/ccas/dons/actions/${id}`);
    } catch (error) {
      return this.render(visit, id, { form: 'virement', values: body, refusal: giftRefusal(error, money) });
    }
  }

  private async render(
    visit: Visit,
    id: string,
    more: Pick<FundPageProps, 'form' | 'values' | 'refusal'> = {},
    day: Temporal.PlainDate = this.clock.today(),
  ) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => ({
      fund: await this.query.get(tx, id),
      expenses: await this.query.expenses(tx, id),
      transfers: await this.query.transfers(tx, id),
      others: (await this.query.all(tx)).filter((each) => each.id !== id),
      balance: { day: day.toString(), cents: await this.balances.at(tx, id, day) },
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const page = <FundPage {...props} today={this.clock.today().toString()} token={visit.formToken} {...more} />;
    return renderPage(visit, { title: props.fund.name, ...look }, page);
  }

  private async renderForm(visit: Visit, values: FormValues, id?: string, refusal?: Refusal) {
    const offers = await this.db.transaction(visit.tenant.id, (tx) => this.query.offers(tx));
    if (refusal) visit.reply.status(refusal.status);
    const action = id ? `/ccas/dons/actions/${id}/modifier` : '/ccas/dons/actions/nouvelle';
    const props = { action, isNew: !id, token: visit.formToken, values, offers, refusal };
    return renderPage(visit, { title: 'Action', ...look }, <FundFormPage {...props} />);
  }
}

function valuesOf(fund: FundView): FormValues {
  return {
    name: fund.name,
    purpose: fund.purpose,
    budget: (fund.budgetCents / 100).toFixed(2).replace('.', ','),
    startsOn: fund.startsOn,
    endsOn: fund.endsOn ?? undefined,
    account: fund.account ?? undefined,
    offerId: fund.offer?.id,
    isOpen: fund.isOpen ? 'oui' : undefined,
  };
}
