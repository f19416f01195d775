import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import { formatPassNumber } from '../passes/pass-number.js';
import type { Verdict } from './verdict.js';

export interface RefusalFilter {
  verdict?: Verdict;
  /** Today and the days before it. */
  days: number;
}

export interface ListedRefusal {
  id: string;
  at: Date;
  verdict: Verdict;
  /** Where, for a code that could not be read: then it is about nobody. */
  partner: string | null;
  limit: { uses: number; period: LimitPeriod } | null;
  /** `K7QM-4T2X-W`; null when the code could not be read. Whose it is stays one click away. */
  number: string | null;
  residentId: string | null;
  /** Scanned without network, and judged later. */
  isLate: boolean;
}

const LIMIT = 50;

/** Scans that were refused, newest first. */
@Injectable()
export class RefusalListQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, filter: RefusalFilter, after?: string): Promise<PageOf<ListedRefusal>> {
    const rows = await tx.rows<ListedRefusal>(
      `select f.id, f.refused_at as at, f.verdict, case when f.pass_id is null then pa.name end as partner, p.number, f.synced_at is not null as "isLate",
         case when r.erased_at is null then p.resident_id end as "residentId",
         case when o.limit_uses is not null then jsonb_build_object('uses', o.limit_uses, 'period', o.limit_period) end as "limit"
       from refusal f left join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id left join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
         left join partner pa on pa.ccas_id = f.ccas_id and pa.id = f.partner_id left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id
       where ($1::text is null or f.verdict = $1) and f.refused_at >= $2
         and ($3::uuid is null or (f.refused_at, f.id) < (select s.refused_at, s.id from refusal s where s.id = $3))
       order by f.refused_at desc, f.id desc limit $4`,
      [...this.parameters(filter), after ?? null, LIMIT + 1],
    );
    return pageOf(
      rows.map((row) => ({ ...row, number: row.number && formatPassNumber(row.number) })),
      LIMIT,
    );
  }

  async count(tx: Tx, filter: RefusalFilter): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(*)::int as count from refusal f where ($1::text is null or f.verdict = $1) and f.refused_at >= $2`,
      this.parameters(filter),
    );
    return count;
  }

  private parameters({ verdict, days }: RefusalFilter): unknown[] {
    const first = this.clock.today().subtract({ days: days - 1 });
    return [verdict ?? null, first.toZonedDateTime(PARIS).toInstant().toString()];
  }
}
