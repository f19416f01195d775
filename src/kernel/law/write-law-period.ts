import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { Audit } from '../audit/audit.js';
import type { Tx } from '../database/database.js';
import { InvalidInput, NotFound } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { frenchDay } from '../ui/french.js';
import { LawPeriodEntity } from './law-period.entity.js';
import { type LawPeriod, LawTables } from './law-tables.js';

interface RemovedPeriod {
  law: string;
  from: string;
  through: string;
  figures: LawPeriod['figures'];
}

/** Writes figures of the law for some days, or takes them away again. */
@Injectable()
export class WriteLawPeriod {
  constructor(
    private readonly tables: LawTables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the period
   * @throws NotFound for a table nobody registered; InvalidInput when some of these days have figures already
   */
  async add(tx: Tx, actor: Actor, law: string, period: Omit<LawPeriod, 'id'>): Promise<string> {
    const table = this.tables.get(law);
    if (!table || table.own) throw new NotFound('Ce barème');
    // One at a time: of two who write the same days, the second is told what the first wrote.
    await tx.run('select from ccas where id = current_ccas() for no key update');
    const [taken] = await tx.rows<{ from: string; through: string }>(
      `select valid_from::text as "from", valid_through::text as "through" from law_period
       where law = $1 and valid_from <= $3 and valid_through >= $2 order by valid_from limit 1`,
      [law, period.validFrom, period.validThrough],
    );
    if (taken)
      throw new InvalidInput([
        {
          field: 'validFrom',
          code: 'period_taken',
          detail: `Des valeurs existent déjà du ${frenchDay(taken.from)} au ${frenchDay(taken.through)} : retirez-les d’abord, ou changez les dates.`,
        },
      ]);
    const id = uuidv7();
    await tx.insert(LawPeriodEntity, {
      ...period,
      id,
      law,
      validFrom: Temporal.PlainDate.from(period.validFrom),
      validThrough: Temporal.PlainDate.from(period.validThrough),
      addedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'law.written',
      subject: { kind: 'law_period', id },
      details: { law, from: period.validFrom, through: period.validThrough, ...period.figures },
    });
    return id;
  }

  /** @throws NotFound when it is gone already */
  async remove(tx: Tx, actor: Actor, id: string): Promise<void> {
    const [removed] = await tx.rows<RemovedPeriod>(
      `delete from law_period where id = $1 returning law, valid_from::text as "from", valid_through::text as "through", figures`,
      [id],
    );
    if (!removed) throw new NotFound('Cette période');
    const { figures, ...details } = removed;
    await this.audit.write(tx, actor, {
      action: 'law.removed',
      subject: { kind: 'law_period', id },
      details: { ...details, ...figures },
    });
  }
}
