import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { coverSmallCells } from '../kernel/privacy/small-cells.js';
import type { ReportPeriod } from './report-period.js';

export interface MonthOfUses {
  /** `2026-12` */
  month: string;
  uses: number;
  savedCents: number;
  /** Partners and offers used at least once. */
  partnersUsed: number;
  offersUsed: number;
  /** At the end of the month, or today: approved partners, and offers on line. */
  partners: number;
  offers: number;
}

/** A month for readers outside: under five uses, neither they nor what they saved are shown. */
export interface CoveredMonth extends Omit<MonthOfUses, 'uses' | 'savedCents'> {
  uses: number | null;
  savedCents: number | null;
}

/** Uses, savings, partners and offers, month by month; a month cut by the period counts its days in it. */
@Injectable()
export class MonthsReportQuery {
  async get(tx: Tx, { from, to }: ReportPeriod): Promise<MonthOfUses[]> {
    return tx.rows<MonthOfUses>(
      `with uses as (
         select month as first, sum(uses)::int as uses, sum(saved_cents) as saved, count(distinct partner_id)::int as partners, count(*)::int as offers
         from uses_by_month($1, $2) group by 1),
       months as (select date_trunc('month', m)::date as first, least((m + interval '1 month')::date, $2::date + 1) as next from generate_series(date_trunc('month', $1::date), $2::date, '1 month') m)
       select to_char(m.first, 'YYYY-MM') as month, coalesce(u.uses, 0) as uses, coalesce(u.saved, 0)::int8 as "savedCents",
         coalesce(u.partners, 0) as "partnersUsed", coalesce(u.offers, 0) as "offersUsed",
         (select count(*)::int from partner p where p.state = 'approved' and p.joined_at < paris_midnight(m.next)) as partners,
         (select count(*)::int from offer o where o.published_at < paris_midnight(m.next) and (o.ends_on is null or o.ends_on >= m.next - 1)
           and (o.state = 'published' or o.left_line_at >= paris_midnight(m.next))) as offers
       from months m left join uses u on u.first = m.first order by 1`,
      [from.toString(), to.toString()],
    );
  }
}

export interface CoveredMonths {
  months: CoveredMonth[];
  /** Over all of them; null where they would give a covered month away. */
  uses: number | null;
  savedCents: number | null;
}

/** Uses are not people, but four uses are of four people at most: they are covered as people are, with their sum. */
export function coveredMonths(months: MonthOfUses[]): CoveredMonths {
  const { cells, total } = coverSmallCells(months.map(({ uses }) => uses));
  const saved = months.reduce((sum, { savedCents }) => sum + savedCents, 0);
  return {
    months: months.map((month, place) => (cells[place] === null ? { ...month, uses: null, savedCents: null } : month)),
    uses: total,
    savedCents: total === null ? null : saved,
  };
}
