import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** Units a till holds on lease. They were counted when they were lent, so no counter moves when one is used. */
@Injectable()
export class LeaseUnits {
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
