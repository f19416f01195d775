import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { csvEuros } from '../../kernel/http/csv.js';
import { readAddress } from '../../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../../kernel/lists/list-export.js';
import { ReceiptListQuery } from './receipt-list.query.js';
import { ReceiptListRequest } from './receipt-list-request.js';

/** Receipts of a year, as their list shows them. */
@ListExport()
@Injectable()
export class ReceiptsExport implements ShownListExport {
  readonly list = 'recus';
  readonly header = ['Numéro', 'Donateur', 'Fait le', 'État', 'Montant en euros'];

  constructor(private readonly receipts: ReceiptListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.receipts.ids(tx, readAddress(ReceiptListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const receipts = await this.receipts.some(tx, ids);
    return receipts.map(({ number, donorName, issuedOn, state, amountCents }) => [
      number,
      donorName,
      csvDate(issuedOn),
      state === 'valid' ? 'valable' : 'annulé',
      csvEuros(amountCents),
    ]);
  }
}
