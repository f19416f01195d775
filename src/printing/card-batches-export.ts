import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { CardBatchListRequest } from './card-batch-list-request.js';
import { CardBatchQuery } from './card-batch.query.js';
import { batchContents, batchStateLabels } from './printing-wording.js';

/** What was prepared to be printed, as its list shows it. */
@ListExport()
@Injectable()
export class CardBatchesExport implements ShownListExport {
  readonly list = 'cartes';
  readonly header = ['Demandé le', 'Quoi', 'Combien', 'Où c’en est'];

  constructor(private readonly batches: CardBatchQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.batches.ids(tx, readAddress(CardBatchListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const batches = await this.batches.some(tx, ids);
    return batches.map((batch) => [
      csvDate(dayOf(batch.requestedAt)),
      batchContents(batch),
      batch.total,
      batchStateLabels[batch.state],
    ]);
  }
}
