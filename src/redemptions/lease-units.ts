import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** Units a till holds on lease. They were counted when they were lent, so no counter moves when one is used. */
@Injectable()
export class LeaseUnits {
  /** What this till could still give this pass. */
  left(tx: Tx, holderId: string, passId: string): Promise<LeasedUnits[]> {
    return tx.rows(leasedUnitsSql({ holder: '$1', pass: '$2' }), [holderId, passId]);
  }
}

/** Whole units of one lease, by offer and period; null for no period. */
export interface LeasedUnits {
  offerId: string;
  periodStart: string | null;
  left: number;
}

export const leasedUnitsSql = ({ holder, pass }: { holder: string; pass: string }): string =>
  `select offer_id as "offerId", period_start as "periodStart", units - used as left from lease
   where holder_id = ${holder} and (pass_id is null or pass_id = ${pass}) and used < units and closed_at is null`;
