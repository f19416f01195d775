import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countOf, type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { refusalDays, type RefusalListRequest, refusalSorts } from './refusal-list-request.js';
import type { Verdict } from './verdict.js';

type RefusalFilter = Pick<RefusalListRequest, 'verdict' | 'days'>;

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

const columns = `f.id, f.refused_at as at, f.verdict, case when f.pass_id is null then pa.name end as partner, p.number, f.synced_at is not null as "isLate",
  case when r.erased_at is null then p.resident_id end as "residentId",
  case when o.limit_uses is not null then jsonb_build_object('uses', o.limit_uses, 'period', o.limit_period) end as "limit"`;
const from = `refusal f left join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id left join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
  left join partner pa on pa.ccas_id = f.ccas_id and pa.id = f.partner_id left join offer o on o.ccas_id = f.ccas_id and o.id = f.offer_id`;

/** Scans that were refused, newest first unless said otherwise. */
@Injectable()
export class RefusalListQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, request: RefusalListRequest): Promise<Listed<ListedRefusal, RefusalListRequest>> {
    const list = await listed<ListedRefusal, RefusalListRequest>(tx, this.sqlOf(request), request);
    return { ...list, rows: list.rows.map(written) };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: RefusalListRequest): Promise<string[]> {
    return listedIds(tx, { ...this.sqlOf(request), from: 'refusal f' }, request);
  }

  /** Those of these, in this order. */
  async some(tx: Tx, ids: string[]): Promise<ListedRefusal[]> {
    return (await listedSome<ListedRefusal>(tx, { columns, from, id: 'f.id' }, ids)).map(written);
  }

  /** Exactly how many. */
  count(tx: Tx, filter: RefusalFilter): Promise<number> {
    return countOf(tx, { ...this.sqlOf(filter), from: 'refusal f', countedTo: undefined });
  }

  private sqlOf({ verdict, days = refusalDays[0] }: RefusalFilter): ListSql {
    const first = this.clock.today().subtract({ days: Number(days) - 1 });
    return {
      columns,
      from,
      where: '($1::text is null or f.verdict = $1) and f.refused_at >= $2',
      parameters: [verdict ?? null, first.toZonedDateTime(PARIS).toInstant().toString()],
      id: 'f.id',
      sorts: refusalSorts,
      usual: ['quand', 'decroissant'],
      countedTo: 10_000,
    };
  }
}

function written(row: ListedRefusal): ListedRefusal {
  return { ...row, number: row.number && formatPassNumber(row.number) };
}
