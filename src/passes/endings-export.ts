import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { EndingListRequest } from './ending-list-request.js';
import { EndingPassesQuery } from './ending-passes.query.js';
import { reminderWords } from './reminder-wording.js';

/** Passes that end, as their list shows them. */
@ListExport()
@Injectable()
export class EndingsExport implements ShownListExport {
  readonly list = 'echeances';
  readonly header = ['Nom', 'Prénom', 'Numéro', 'Se termine le', 'Prévenu·e'];

  constructor(private readonly endings: EndingPassesQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.endings.ids(tx, readAddress(EndingListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const passes = await this.endings.some(tx, ids);
    return passes.map(({ lastName, firstName, number, validThrough, reminder }) => [
      lastName,
      firstName,
      number,
      csvDate(validThrough),
      reminderWords(reminder),
    ]);
  }
}
