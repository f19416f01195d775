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

/** What a limit has counted: taken here for a lease, by `record_use` for a use; both by `count_use`, the guard of every limit. */
@Injectable()
export class Counters {
  constructor(private readonly quota: OfferQuota) {}

  /**
   * Takes one use, and one of the quota; takes nothing when either is used up.
   * @param passId may be null where the offer has no limit per pass
   */
  async take(tx: Tx, { id, limit, quotaLeft }: OfferAtTill, passId: string | null): Promise<Counted> {
    return tx.one<Counted>('select verdict, remaining from count_use($1, $2, $3, $4, $5)', [
      id,
      passId,
      limit?.periodStart ?? null,
      limit?.uses ?? null,
      quotaLeft,
    ]);
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
