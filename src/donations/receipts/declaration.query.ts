import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { declarationDeadline } from './declaration-deadline.js';
import type { ReceiptRow } from '../giving/donation.query.js';
import { receiptColumns, receiptFrom } from './receipt-list.query.js';

export interface Declaration {
  year: number;
  /** What CGI 222 bis asks for: gifts of the year that have a valid receipt. */
  receipts: number;
  totalCents: number;
  /** ISO day. */
  deadline: string;
  /** Sums of the year, by kind of donor and of gift. */
  byKind: {
    donorKind: 'company' | 'person';
    kind: 'money' | 'goods' | 'skills';
    receipts: number;
    totalCents: number;
  }[];
  /** Gifts of the year that still wait for a receipt. */
  waiting: number;
  voided: number;
}

export interface YearReceipt extends ReceiptRow {
  donationId: string;
  donorName: string;
  giftYear: number;
  hasEmail: boolean;
}

interface Row extends Omit<YearReceipt, keyof ReceiptRow> {
  receipt: ReceiptRow;
}

/** The yearly declaration, and the receipts behind it. */
@Injectable()
export class DeclarationQuery {
  async get(tx: Tx, year: number): Promise<Declaration> {
    const byKind = await tx.rows<Declaration['byKind'][number]>(
      `select r.donor_kind as "donorKind", d.kind, count(*)::int as receipts, sum(r.amount_cents)::float8 as "totalCents"
       from receipt r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id where r.gift_year = $1 and r.state = 'valid' group by 1, 2 order by 1, 2`,
      [year],
    );
    const counts = await tx.one<{ voided: number; waiting: number }>(
      `select (select count(*)::int from receipt where gift_year = $1 and state = 'voided') as voided,
         (select count(distinct r.donation_id)::int from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id
          where r.receipt_id is null and r.reversed_on is null and d.state <> 'cancelled' and extract(year from r.received_on) = $1) as waiting`,
      [year],
    );
    return {
      year,
      receipts: byKind.reduce((sum, { receipts }) => sum + receipts, 0),
      totalCents: byKind.reduce((sum, { totalCents }) => sum + totalCents, 0),
      deadline: declarationDeadline(year).toString(),
      byKind,
      ...counts,
    };
  }

  /** Receipts of gifts of a year, in the order of their numbers; a void one too. */
  async receipts(tx: Tx, year: number): Promise<YearReceipt[]> {
    const rows = await tx.rows<Row>(
      `select ${receiptColumns}, r.gift_year::int as "giftYear", coalesce(d.contact_email, g.email) is not null as "hasEmail" from ${receiptFrom}
         where r.gift_year = $1 order by r.year, r.number`,
      [year],
    );
    return rows.map(({ receipt, ...rest }) => ({ ...receipt, ...rest }));
  }
}
