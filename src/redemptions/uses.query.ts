import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import { periodStart } from './period.js';

interface Limited {
  id: string;
  limit: { uses: number; period: LimitPeriod } | null;
}

/** How often a pass used one offer in one period. */
export interface PeriodUses {
  offerId: string;
  periodStart: string;
  used: number;
}

/** Of one partner's offers, or of all, in these periods: which of them an offer counts by, its limit says. By offer, as the key is. */
export const periodUsesSql = ({ pass, partner, periods }: { pass: string; partner: string; periods: string }): string =>
  `select u.offer_id as "offerId", u.period_start as "periodStart", u.used from offer o
   join offer_use u on u.ccas_id = o.ccas_id and u.offer_id = o.id and u.pass_id = ${pass} and u.period_start = any(${periods})
   where o.state = 'published' and o.limit_period is not null and (${partner} is null or o.partner_id = ${partner})`;

/** How often a pass has used offers in the period that runs today. */
@Injectable()
export class UsesQuery {
  /** @returns uses by offer id; an offer without limit, or not used yet, is absent */
  async now(tx: Tx, passId: string, offers: Limited[], today: Temporal.PlainDate): Promise<Map<string, number>> {
    const limited = offers.filter((offer) => offer.limit);
    const rows = await tx.rows<{ offerId: string; used: number }>(
      `select u.offer_id, u.used from unnest($2::uuid[], $3::date[]) as now (offer_id, period_start)
       join offer_use u on u.offer_id = now.offer_id and u.period_start = now.period_start and u.pass_id = $1`,
      [
        passId,
        limited.map((offer) => offer.id),
        limited.map((offer) => periodStart(offer.limit!.period, today).toString()),
      ],
    );
    return new Map(rows.map((row) => [row.offerId, row.used]));
  }
}
