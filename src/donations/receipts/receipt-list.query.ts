import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../../kernel/listing/listed.js';
import { Clock } from '../../kernel/time/clock.js';
import { receiptJson, type ReceiptRow } from '../giving/donation.query.js';
import { type ReceiptListRequest, receiptSorts } from './receipt-list-request.js';
import { donorNameSql } from '../giving/donor-name-sql.js';

export interface ListedReceipt extends ReceiptRow {
  donationId: string;
  donorName: string;
}

interface Row extends Omit<ListedReceipt, keyof ReceiptRow> {
  receipt: ReceiptRow;
}

/** Of `receiptFrom`. */
export const receiptColumns = `${receiptJson} as receipt, r.donation_id as "donationId",
  coalesce(${donorNameSql}, 'Donateur effacé') as "donorName"`;
export const receiptFrom = `receipt r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id
  join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id`;

/** Receipts of the gifts of a year, this one where nothing is asked; a void one too. In the order of their numbers unless said otherwise. */
@Injectable()
export class ReceiptListQuery {
  constructor(private readonly clock: Clock) {}

  async find(tx: Tx, request: ReceiptListRequest): Promise<Listed<ListedReceipt, ReceiptListRequest>> {
    const list = await listed<Row, ReceiptListRequest>(tx, this.sqlOf(request), request);
    return { ...list, rows: list.rows.map(flat) };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: ReceiptListRequest): Promise<string[]> {
    return listedIds(tx, this.sqlOf(request), request);
  }

  /** Those of these, in this order. */
  async some(tx: Tx, ids: string[]): Promise<ListedReceipt[]> {
    return (await listedSome<Row>(tx, { columns: receiptColumns, from: receiptFrom, id: 'r.id' }, ids)).map(flat);
  }

  private sqlOf({ year = this.clock.today().year, donorKind }: ReceiptListRequest): ListSql {
    return {
      columns: receiptColumns,
      from: receiptFrom,
      where: 'r.gift_year = $1 and ($2::text is null or r.donor_kind = $2)',
      parameters: [year, donorKind ?? null],
      id: 'r.id',
      sorts: receiptSorts,
      usual: ['numero'],
    };
  }
}

function flat({ receipt, ...rest }: Row): ListedReceipt {
  return { ...receipt, ...rest };
}
