import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { refuse } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { Deliberations } from '../deliberations/deliberations.js';
import { OverTheBalance } from './fund.errors.js';
import { FundBalances } from './fund-balances.js';
import { FundTransferEntity } from './fund.entity.js';
import type { TransferForm } from './fund-form.js';

/** Donors gave for one thing: only the board may decide that their money pays for another. */
@Injectable()
export class MoveBetweenFunds {
  constructor(
    private readonly deliberations: Deliberations,
    private readonly balances: FundBalances,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput, NotFound, DeliberationDiffers, OverTheBalance */
  async run(tx: Tx, actor: Actor, form: TransferForm): Promise<string> {
    const movedOn = Temporal.PlainDate.from(form.movedOn);
    if (form.fromFundId === form.toFundId) throw refuse('toFundId', 'same_fund', 'Choisissez une autre action.');
    if (form.movedOn < form.decidedOn)
      throw refuse('movedOn', 'before_deliberation', 'Un virement suit la délibération, il ne la précède pas.');
    if (Temporal.PlainDate.compare(movedOn, this.clock.today()) > 0)
      throw refuse('movedOn', 'in_the_future', 'Ce jour n’est pas encore venu.');
    const deliberation = await this.deliberations.findOrRecord(tx, form);
    // In one order, so that two transfers in opposite directions never wait for each other.
    const [first, second] = [form.fromFundId, form.toFundId].toSorted() as [string, string];
    const locked = { [first]: await this.balances.lock(tx, first, movedOn) };
    locked[second] = await this.balances.lock(tx, second, movedOn);
    const { spendableCents } = locked[form.fromFundId]!;
    if (form.amountCents > spendableCents) throw new OverTheBalance(spendableCents, form.movedOn);
    const id = uuidv7();
    await tx.insert(FundTransferEntity, {
      id,
      fromFundId: form.fromFundId,
      toFundId: form.toFundId,
      amountCents: form.amountCents,
      movedOn,
      deliberationId: deliberation.id,
      createdAt: this.clock.now(),
    });
    await tx.run('update fund set moved_out_cents = moved_out_cents + $2 where id = $1', [
      form.fromFundId,
      form.amountCents,
    ]);
    await tx.run('update fund set moved_in_cents = moved_in_cents + $2 where id = $1', [
      form.toFundId,
      form.amountCents,
    ]);
    await this.audit.write(tx, actor, {
      action: 'fund.moved',
      subject: { kind: 'fund', id: form.fromFundId },
      details: { toFundId: form.toFundId, deliberationId: deliberation.id, cents: form.amountCents },
    });
    return id;
  }
}
