import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** Moves one unit of a lease to a redemption. It was counted when it was lent, so no counter moves. */
@Injectable()
export class LeaseUnits {
  /** @returns how the unit was counted; undefined when this lease has none left for this use */
  async take(
    tx: Tx,
    leaseId: string,
    holderId: string,
    offerId: string,
    passId: string,
  ): Promise<{ periodStart: string | null; countedInQuota: boolean } | undefined> {
    const [[unit]] = await tx.query(
      `update lease set used = used + 1
       where id = $1 and holder_id = $2 and offer_id = $3 and (pass_id is null or pass_id = $4) and used < units and closed_at is null
       returning period_start as "periodStart", counted_in_quota as "countedInQuota"`,
      [leaseId, holderId, offerId, passId],
    );
    return unit;
  }
}
