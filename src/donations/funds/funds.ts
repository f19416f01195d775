import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound, refuse } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { FundClosed } from './fund.errors.js';
import { FundEntity } from './fund.entity.js';
import type { FundChanges, FundForm } from './fund-form.js';

const dayOrNull = (text: string | null | undefined) => (text ? Temporal.PlainDate.from(text) : null);

/** Opens what donations pay for, and changes what is said about it. */
@Injectable()
export class Funds {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the id @throws InvalidInput for a name that is taken, an unknown offer, or days in the wrong order */
  async open(tx: Tx, actor: Actor, form: FundForm): Promise<string> {
    const id = uuidv7();
    await this.check(tx, form);
    await tx.insert(FundEntity, {
      id,
      name: form.name,
      purpose: form.purpose,
      startsOn: Temporal.PlainDate.from(form.startsOn),
      endsOn: dayOrNull(form.endsOn),
      budgetCents: form.budgetCents,
      account: form.account ?? null,
      offerId: form.offerId ?? null,
      createdAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, { action: 'fund.opened', subject: { kind: 'fund', id } });
    return id;
  }

  /** @throws NotFound, InvalidInput */
  async change(tx: Tx, actor: Actor, id: string, changes: FundChanges): Promise<void> {
    const fund = await tx.findOne(FundEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!fund) throw new NotFound('Cette action');
    const startsOn = changes.startsOn ?? fund.startsOn.toString();
    const endsOn = changes.endsOn === undefined ? fund.endsOn?.toString() : changes.endsOn;
    await this.check(tx, { ...changes, startsOn, endsOn: endsOn ?? undefined }, id);
    await tx.update(
      FundEntity,
      { id },
      {
        name: changes.name ?? fund.name,
        purpose: changes.purpose ?? fund.purpose,
        startsOn: Temporal.PlainDate.from(startsOn),
        endsOn: dayOrNull(endsOn),
        budgetCents: changes.budgetCents ?? fund.budgetCents,
        account: changes.account === undefined ? fund.account : changes.account,
        offerId: changes.offerId === undefined ? fund.offerId : changes.offerId,
        isOpen: changes.isOpen ?? fund.isOpen,
      },
    );
    await this.audit.write(tx, actor, { action: 'fund.changed', subject: { kind: 'fund', id } });
  }

  /** One that still collects, read with a lock: a closing under way ends first. @throws NotFound, FundClosed */
  async collecting(tx: Tx, id: string): Promise<void> {
    const fund = await tx.findOne(FundEntity, { where: { id }, lock: { mode: 'pessimistic_read' } });
    if (!fund) throw new NotFound('Cette action');
    if (!fund.isOpen) throw new FundClosed();
  }

  private async check(tx: Tx, form: Partial<FundForm>, id?: string): Promise<void> {
    if (form.startsOn && form.endsOn && form.endsOn < form.startsOn)
      throw refuse('endsOn', 'before_start', 'La fin est avant le début.');
    // One at a time, so that two of one name are refused by a sentence and not by the constraint.
    await tx.run(`select pg_advisory_xact_lock(hashtextextended('fund names', 7))`);
    const taken = await tx.run(
      'select 1 from fund where lower(name) = lower($1) and id <> coalesce($2, gen_random_uuid())',
      [form.name ?? '', id ?? null],
    );
    if (taken > 0) throw refuse('name', 'taken', 'Une autre action porte déjà ce nom.');
    if (form.offerId && (await tx.run('select 1 from offer where id = $1', [form.offerId])) === 0)
      throw refuse('offerId', 'unknown', 'Cet avantage est introuvable.');
  }
}
