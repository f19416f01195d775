import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { LawPeriodEntity } from './law-period.entity.js';
import type { LawPeriod, LawTable } from './law-table.js';
import { LawTables } from './law-tables.js';

type Written = Omit<LawPeriod, 'id'>;

/** ISO days; no last one: until another text. */
interface Days {
  from: string;
  through: string | null;
}

/** Writes figures of the law for some days, corrects them, or takes them away again. */
@Injectable()
export class WriteLawPeriod {
  constructor(
    private readonly tables: LawTables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * One without a last day gives way to it, and holds again once it is taken away.
   * @returns the id of the period
   * @throws NotFound for a table nobody registered; InvalidInput when some of these days have figures already
   */
  async add(tx: Tx, actor: Actor, law: string, period: Written): Promise<string> {
    await this.oneAtATime(tx);
    return this.write(tx, actor, law, period);
  }

  /** @throws as `add`, and NotFound when it is gone already */
  async correct(tx: Tx, actor: Actor, law: string, id: string, period: Written): Promise<string> {
    await this.oneAtATime(tx);
    await this.remove(tx, actor, law, id);
    return this.write(tx, actor, law, period);
  }

  /** @throws NotFound when it is gone already */
  async remove(tx: Tx, actor: Actor, law: string, id: string): Promise<void> {
    const [taken] = await tx.rows<Days & { law: string; figures: LawPeriod['figures'] }>(
      `delete from law_period where id = $1 and law = $2 returning law, valid_from::text as "from", valid_through::text as "through", figures`,
      [id, law],
    );
    if (!taken) throw new NotFound('Cette période');
    const { figures, ...details } = taken;
    await this.audit.write(tx, actor, {
      action: 'law.removed',
      subject: { kind: 'law_period', id },
      details: { ...details, ...figures },
    });
  }

  private async write(tx: Tx, actor: Actor, law: string, period: Written): Promise<string> {
    const table = this.tables.get(tx, law);
    if (!table) throw new NotFound('Ce barème');
    await this.refuseTaken(tx, table, period);
    const id = uuidv7();
    await tx.insert(LawPeriodEntity, {
      ...period,
      id,
      law,
      validFrom: Temporal.PlainDate.from(period.validFrom),
      validThrough: period.validThrough === null ? null : Temporal.PlainDate.from(period.validThrough),
      addedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'law.written',
      subject: { kind: 'law_period', id },
      details: { law, from: period.validFrom, through: period.validThrough, ...period.figures },
    });
    return id;
  }

  /** Of two who write the same days, the second is told what the first wrote. */
  private async oneAtATime(tx: Tx): Promise<void> {
    await tx.run('select from ccas where id = current_ccas() for no key update');
  }

  /**
   * What came with the software is replaced from its first day; two that have a last day share none; what has none gives
   * way to what begins after it.
   * @throws InvalidInput
   */
  private async refuseTaken(tx: Tx, table: LawTable, { validFrom, validThrough }: Written): Promise<void> {
    const periods = await this.tables.periods(tx, table);
    const taken = periods.findLast((other) => {
      if (other.validFrom === validFrom) return other.id !== null;
      if (other.validThrough === null || validThrough === null) return false;
      return other.validFrom <= validThrough && validFrom <= other.validThrough;
    });
    if (!taken) return;
    const days = taken.validThrough
      ? `du ${frenchDay(taken.validFrom)} au ${frenchDay(taken.validThrough)}`
      : `à partir du ${frenchDay(taken.validFrom)}`;
    throw new InvalidInput([
      {
        field: 'validFrom',
        code: 'period_taken',
        detail: `Des valeurs existent déjà ${days} : retirez-les d’abord, ou changez les dates.`,
      },
    ]);
  }
}
