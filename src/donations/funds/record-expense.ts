import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Documents } from '../../kernel/documents/documents.js';
import { InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { Clock } from '../../kernel/time/clock.js';
import { OverTheBalance } from './fund.errors.js';
import { FundBalances } from './fund-balances.js';
import { FundExpenseEntity } from './fund.entity.js';
import type { ExpenseForm } from './fund-form.js';

/** What a fund paid. Never more than it had on that day, nor than what later days need. */
@Injectable()
export class RecordExpense {
  constructor(
    private readonly balances: FundBalances,
    private readonly documents: Documents,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the id @throws NotFound, OverTheBalance, InvalidInput */
  async run(tx: Tx, actor: Actor, fundId: string, form: ExpenseForm, voucher?: SentFile): Promise<string> {
    const spentOn = Temporal.PlainDate.from(form.spentOn);
    if (Temporal.PlainDate.compare(spentOn, this.clock.today()) > 0)
      throw new InvalidInput([{ field: 'spentOn', code: 'in_the_future', detail: 'Ce jour n’est pas encore venu.' }]);
    const { spendableCents } = await this.balances.lock(tx, fundId, spentOn);
    if (form.amountCents > spendableCents) throw new OverTheBalance(spendableCents, form.spentOn);
    const id = uuidv7();
    await tx.insert(FundExpenseEntity, {
      id,
      fundId,
      spentOn,
      label: form.label,
      reference: form.reference,
      amountCents: form.amountCents,
      documentId: voucher ? await this.documents.keep(tx, voucher, 'voucher') : null,
      createdAt: this.clock.now(),
    });
    await tx.run('update fund set spent_cents = spent_cents + $2 where id = $1', [fundId, form.amountCents]);
    await this.audit.write(tx, actor, {
      action: 'fund.spent',
      subject: { kind: 'fund', id: fundId },
      details: { expenseId: id, cents: form.amountCents },
    });
    return id;
  }

  /** Written by mistake: it counts no more, and stays with its reason. @throws NotFound */
  async void(tx: Tx, actor: Actor, fundId: string, id: string, reason: string): Promise<void> {
    await this.balances.lock(tx, fundId, this.clock.today());
    const [expense] = await tx.rows<{ cents: number }>(
      `update fund_expense set voided_at = $3, void_reason = $4 where id = $1 and fund_id = $2 and voided_at is null returning amount_cents::float8 as cents`,
      [id, fundId, this.clock.now().toString(), reason],
    );
    if (!expense) throw new NotFound('Cette dépense');
    await tx.run('update fund set spent_cents = spent_cents - $2 where id = $1', [fundId, expense.cents]);
    await this.audit.write(tx, actor, {
      action: 'fund.expense_voided',
      subject: { kind: 'fund', id: fundId },
      details: { expenseId: id, cents: expense.cents },
    });
  }
}
