import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';

/** What an agent sees of someone's uses without being asked: how many, and since when none; never where. */
export interface UseSummary {
  /** Accepted in all, without those that were voided. */
  uses: number;
  /** Of them, within the last twelve months. */
  usesThisYear: number;
  /** ISO day in Paris of the last one; null when there is none. */
  lastUsedOn: string | null;
  /** Refused within the last twelve months, without what follows. */
  refusalsThisYear: number;
  /** Looked at within the last twelve months where nothing was left to give. */
  looksThisYear: number;
}

@Injectable()
export class UseSummaryQuery {
  constructor(private readonly clock: Clock) {}

  async ofResident(tx: Tx, residentId: string): Promise<UseSummary> {
    const since = this.clock.today().subtract({ months: 12 }).toString();
    return tx.one<UseSummary>(
      `with mine as (select id from pass where resident_id = $1)
       select count(*)::int as uses, count(*) filter (where paris_day(redeemed_at) > $2)::int as "usesThisYear",
         max(paris_day(redeemed_at))::text as "lastUsedOn",
         (select count(*)::int from refusal where pass_id in (select id from mine) and paris_day(refused_at) > $2 and not is_look) as "refusalsThisYear",
         (select count(*)::int from refusal where pass_id in (select id from mine) and paris_day(refused_at) > $2 and is_look) as "looksThisYear"
       from redemption where pass_id in (select id from mine) and voided_at is null`,
      [residentId, since],
    );
  }
}
