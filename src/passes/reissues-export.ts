import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { ReissueListQuery } from './reissue-list.query.js';
import { ReissueListRequest } from './reissue-list-request.js';

/** Cards to be made again, as their list shows them. */
@ListExport()
@Injectable()
export class ReissuesExport implements ShownListExport {
  readonly list = 'cartes-a-refaire';
  readonly header = ['Nom', 'Prénom', 'Numéro', 'Valable jusqu’au'];

  constructor(private readonly reissues: ReissueListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.reissues.ids(tx, readAddress(ReissueListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const cards = await this.reissues.some(tx, ids);
    return cards.map(({ lastName, firstName, number, validThrough }) => [
      lastName,
      firstName,
      number,
      csvDate(validThrough),
    ]);
  }
}
