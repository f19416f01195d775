import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

interface Wanted {
  holderId: string;
  offerId: string;
  passId: string;
  /** Of the offer's limit when the pass was seen: a unit of one period is none of another. */
  periodStart: string | null;
  /** The lease the till took it from; any of its own when left out. */
  leaseId?: string;
}

export interface LeasedUnit {
  leaseId: string;
  periodStart: string | null;
  countedInQuota: boolean;
}

/** Units a till holds on lease. They were counted when they were lent, so no counter moves when one is used. */
@Injectable()
export class LeaseUnits {
  /** Moves one unit to a redemption. @returns how it was counted; undefined when none is left for this use */
  async take(tx: Tx, wanted: Wanted): Promise<LeasedUnit | undefined> {
    const { holderId, offerId, passId, periodStart, leaseId } = wanted;
    const fits = `holder_id = $1 and offer_id = $2 and (pass_id is null or pass_id = $3) and (period_start is null or period_start = $4)
      and used < units and closed_at is null`;
    const [unit] = await tx.rows<LeasedUnit>(
      `update lease set used = used + 1 where ${fits} and id = coalesce($5, (select id from lease where ${fits} order by id limit 1))
       returning id as "leaseId", period_start as "periodStart", counted_in_quota as "countedInQuota"`,
      [holderId, offerId, passId, periodStart, leaseId ?? null],
    );
    return unit;
  }

  /** What this till could still give this pass. @returns whole units by offer and period; null for no period */
  left(
    tx: Tx,
    holderId: string,
    passId: string,
  ): Promise<{ offerId: string; periodStart: string | null; left: number }[]> {
    return tx.rows(
      `select offer_id as "offerId", period_start as "periodStart", units - used as left from lease
       where holder_id = $1 and (pass_id is null or pass_id = $2) and used < units and closed_at is null`,
      [holderId, passId],
    );
  }
}
