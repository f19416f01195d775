import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { OfferQuota } from '../offers/offer-quota.js';
import type { OfferAtTill } from './offer-at-till.query.js';

export type Counted =
  { verdict: 'accepted'; remaining: number | null } | { verdict: 'limit_reached' | 'quota_exhausted' };

interface Counting {
  offerId: string;
  passId: string | null;
  /** Null when the offer had no limit. */
  periodStart: string | null;
  countedInQuota: boolean;
}

/**
 * The guard of every limit: a conditional update decides, a check constraint stands behind it. Whoever comes second
 * waits for the row, then sees what the first one left. Whoever comes when nothing is left waits for nobody: without
 * the `not exists`, the upsert would lock the row to refuse, and a crowd at one pass would queue for its connection.
 */
@Injectable()
export class Counters {
  constructor(private readonly quota: OfferQuota) {}

  /**
   * Takes one use, and one of the quota; takes nothing when either is used up.
   * @param passId may be null where the offer has no limit per pass
   */
  async take(tx: Tx, offer: OfferAtTill, passId: string | null): Promise<Counted> {
    if (offer.quotaLeft !== null && offer.quotaLeft <= 0)
      return { verdict: (await this.isUsedUp(tx, offer, passId)) ? 'limit_reached' : 'quota_exhausted' };
    let remaining: number | null = null;
    if (offer.limit) {
      const { uses, periodStart } = offer.limit;
      const [row] = await tx.rows<{ used: number }>(
        `insert into offer_use (offer_id, pass_id, period_start, used, limit_uses)
         select $1::uuid, $2::uuid, $3::date, 1, $4::int
         where not exists (select from offer_use where offer_id = $1 and pass_id = $2 and period_start = $3 and used >= $4)
         on conflict (ccas_id, offer_id, pass_id, period_start)
         do update set used = offer_use.used + 1, limit_uses = excluded.limit_uses where offer_use.used < excluded.limit_uses
         returning used`,
        [offer.id, passId, periodStart, uses],
      );
      if (!row) return { verdict: 'limit_reached' };
      remaining = uses - row.used;
    }
    if (offer.quotaLeft !== null) {
      const left = await this.quota.take(tx, offer.id);
      if (left === undefined) {
        await this.giveBack(tx, {
          offerId: offer.id,
          passId,
          periodStart: offer.limit?.periodStart ?? null,
          countedInQuota: false,
        });
        return { verdict: 'quota_exhausted' };
      }
      remaining = Math.min(remaining ?? Infinity, left);
    }
    return { verdict: 'accepted', remaining };
  }

  /** Looks without taking: an exhausted quota is no reason to queue for a use that would be given back. */
  private async isUsedUp(tx: Tx, offer: OfferAtTill, passId: string | null): Promise<boolean> {
    if (!offer.limit) return false;
    const { uses, periodStart } = offer.limit;
    const [row] = await tx.rows<{ used: number }>(
      'select used from offer_use where offer_id = $1 and pass_id = $2 and period_start = $3',
      [offer.id, passId, periodStart],
    );
    return row !== undefined && row.used >= uses;
  }

  /** A voided redemption, or what is left of a lease, returns to the period it was counted in. */
  async giveBack(tx: Tx, { offerId, passId, periodStart, countedInQuota }: Counting, units = 1): Promise<void> {
    if (periodStart)
      await tx.run('update offer_use set used = used - $4 where offer_id = $1 and pass_id = $2 and period_start = $3', [
        offerId,
        passId,
        periodStart,
        units,
      ]);
    if (countedInQuota) await this.quota.giveBack(tx, offerId, units);
  }
}
