import { Injectable } from '@nestjs/common';
import { Finder, type Found } from '../kernel/console/finders.js';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { frenchEuros } from '../kernel/ui/french.js';

interface Row {
  id: string;
  donationId: string;
  year: number;
  number: number;
  amountCents: number;
  donor: string;
}

/** What the console asks of donations: what waits, and where a receipt is. */
@Finder()
@TodayTask()
@Injectable()
export class DonationsAtTheDesk implements Finder {
  readonly name = 'Reçus fiscaux';
  readonly place = 50;

  readonly todayTasks: TodayTask[] = [
    {
      place: 110,
      words: ['don à accepter', 'dons à accepter'],
      href: '/ccas/dons?etat=pledged',
      icon: 'hand-heart',
      count: countBy(`select count(*)::int as count from donation where state = 'pledged'`),
    },
    {
      place: 111,
      words: ['reçu fiscal à faire', 'reçus fiscaux à faire'],
      href: '/ccas/dons/recus',
      icon: 'receipt-text',
      count: countBy(
        `select count(distinct r.donation_id)::int as count from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id
           where r.receipt_id is null and r.reversed_on is null and d.deliberation_id is not null`,
      ),
    },
  ];

  /** `2026-12`, `n° 12`, or whom it was made for. */
  async find(tx: Tx, typed: string, limit: number): Promise<Found[]> {
    const [, year, number] = /^(?:n°?\s*)?(?:(\d{4})\s*[-/]\s*)?0*(\d{1,7})$/i.exec(typed.trim()) ?? [];
    const name = number ? '' : foldName(typed);
    if (!number && name.length < 3) return [];
    const rows = await tx.rows<Row>(
      `select r.id, r.donation_id as "donationId", r.year, r.number, r.amount_cents as "amountCents", coalesce(trim(concat_ws(' ', g.first_name, g.name)), '') as donor
       from receipt r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id
       where case when $1::int is null then word_similarity($3, folded(coalesce(g.first_name || ' ', '') || coalesce(g.name, ''))) > 0.5
         else r.number = $1 and ($2::int is null or r.year = $2) end
       order by r.year desc, r.number desc limit $4`,
      [number ?? null, year ?? null, name, limit],
    );
    return rows.map((row) => ({
      title: `Reçu n° ${row.year}-${row.number}`,
      detail: [row.donor, frenchEuros(row.amountCents)].filter(Boolean).join(', '),
      href: `/ccas/dons/${row.donationId}`,
    }));
  }
}
