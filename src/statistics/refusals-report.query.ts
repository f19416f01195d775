import { MOST_LATE } from './most-late.js';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { Verdict } from '../redemptions/verdict.js';
import { instantsOf, type ReportPeriod } from './report-period.js';

export interface RefusalsOfReason {
  verdict: Verdict;
  refusals: number;
}

/** A scan a till had recorded without network, which was refused when it was sent. */
export interface LateRefusal {
  id: string;
  verdict: Verdict;
  /** When it was scanned. */
  refusedAt: Date;
  offerTitle: string | null;
  partnerName: string | null;
}

/** Scans that were not accepted, by reason; never whose. */
@Injectable()
export class RefusalsReportQuery {
  /** The most frequent reason first. */
  byReason(tx: Tx, period: ReportPeriod, partnerId?: string): Promise<RefusalsOfReason[]> {
    return tx.rows<RefusalsOfReason>(
      `select verdict, count(*)::int as refusals from refusal
       where refused_at >= $1 and refused_at < $2 and ($3::uuid is null or partner_id = $3) group by 1 order by 2 desc, 1`,
      [...instantsOf(period), partnerId ?? null],
    );
  }

  /** The latest first: what a shop gave in good faith, and the ledger did not take. */
  late(tx: Tx, period: ReportPeriod, partnerId?: string): Promise<LateRefusal[]> {
    return tx.rows<LateRefusal>(
      `select r.id, r.verdict, r.refused_at as "refusedAt", o.title as "offerTitle", p.name as "partnerName"
       from refusal r left join offer o on o.ccas_id = r.ccas_id and o.id = r.offer_id left join partner p on p.ccas_id = r.ccas_id and p.id = r.partner_id
       where r.synced_at is not null and r.refused_at >= $1 and r.refused_at < $2 and ($3::uuid is null or r.partner_id = $3)
       order by r.refused_at desc, r.id limit ${MOST_LATE}`,
      [...instantsOf(period), partnerId ?? null],
    );
  }
}
