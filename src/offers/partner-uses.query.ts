import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** What the pass brought to a partner: counts and money, never a person. */
@Injectable()
export class PartnerUsesQuery {
  async get(
    tx: Tx,
    partnerId: string,
    day: string,
    month: string,
  ): Promise<{ today: number; month: number; savedCents: number }> {
    const uses = await tx.one<{ today: number; month: number; savedCents: number }>(
      `select count(*) filter (where redeemed_at >= $2)::int as today, count(*)::int as month, coalesce(sum(saved_cents), 0)::int as "savedCents"
       from redemption where partner_id = $1 and voided_at is null and redeemed_at >= $3`,
      [partnerId, day, month],
    );
    return uses;
  }
}
