import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** How much of an offer there is for all together. */
@Injectable()
export class OfferQuota {
  /** A conditional update is the guard, a check constraint the wall. @returns what is left; undefined when nothing was */
  async take(tx: Tx, offerId: string): Promise<number | undefined> {
    const [row] = await tx.rows<{ left: number }>(
      'update offer set quota_used = quota_used + 1 where id = $1 and quota_used < quota returning quota - quota_used as left',
      [offerId],
    );
    return row?.left;
  }

  async giveBack(tx: Tx, offerId: string, units: number): Promise<void> {
    await tx.run('update offer set quota_used = quota_used - $2 where id = $1', [offerId, units]);
  }

  /** As many as were counted elsewhere. */
  async set(tx: Tx, counted: readonly { offerId: string; uses: number }[]): Promise<void> {
    await tx.run(
      `update offer o set quota_used = u.uses from unnest($1::uuid[], $2::int[]) as u (offer_id, uses) where o.id = u.offer_id`,
      [counted.map(({ offerId }) => offerId), counted.map(({ uses }) => uses)],
    );
  }
}
