import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Clock } from '../../kernel/time/clock.js';
import type { C2sScale } from './c2s-check.js';
import { C2sScaleEntity } from './c2s-scale.entity.js';
import { type C2sTerritory, territoryOf } from './c2s-territory.js';
import { ScaleOverlaps } from './c2s.errors.js';
import { readScale } from './read-c2s-scale.js';

export interface C2sScaleView extends C2sScale {
  id: string;
  territory: C2sTerritory;
}

/** The one that answers today, or that cannot. */
export interface CurrentScale extends C2sScaleView {
  /** Its ceilings are not those of where this CCAS is: no answer is to be made with them. */
  isOfElsewhere: boolean;
}

const columns = `id, territory, valid_from as "validFrom", valid_through as "validThrough", source, array[free_1, free_2, free_3, free_4, free_more] as free,
  array[paid_1, paid_2, paid_3, paid_4, paid_more] as paid, array[monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70] as monthly`;

/** The ceilings of the C2S: each row says from when to when, and where it was read. A manager adds the next ones. */
@Injectable()
export class C2sScales {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  all(tx: Tx): Promise<C2sScaleView[]> {
    return tx.query(`select ${columns} from c2s_scale order by valid_from desc`);
  }

  /** The one that is valid today, else the last one that was. */
  async current(tx: Tx): Promise<CurrentScale> {
    const [scale] = await tx.query(
      `select ${columns} from c2s_scale where valid_from <= $1 order by valid_from desc limit 1`,
      [this.clock.today().toString()],
    );
    if (!scale) throw new NotFound('Ce barème');
    const { communeCodes } = await this.rules.own(tx);
    return { ...scale, isOfElsewhere: scale.territory !== territoryOf(communeCodes) };
  }

  /**
   * A new row, or a correction of one.
   * @throws InvalidInput, ScaleOverlaps, NotFound
   */
  async write(tx: Tx, actor: Actor, body: FormValues, id?: string): Promise<void> {
    const values = readScale(body);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 22))', [actor.ccasId]);
    const overlapping = await tx.query(
      `select 1 from c2s_scale where id is distinct from $1 and daterange(valid_from, valid_through, '[]') && daterange($2, $3, '[]')`,
      [id ?? null, values.validFrom.toString(), values.validThrough.toString()],
    );
    if (overlapping.length > 0) throw new ScaleOverlaps();
    const scaleId = id ?? uuidv7();
    if (!id) await tx.insert(C2sScaleEntity, { ...values, id: scaleId, enteredAt: this.clock.now() });
    else if ((await tx.update(C2sScaleEntity, { id }, values)).affected === 0) throw new NotFound('Ce barème');
    await this.audit.write(tx, actor, { action: 'c2s_scale.written', subject: { kind: 'c2s_scale', id: scaleId } });
  }
}
