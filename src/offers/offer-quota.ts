import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** How much of an offer there is for all together. One is taken by `take_of_quota`, in the database. */
@Injectable()
export class OfferQuota {
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
