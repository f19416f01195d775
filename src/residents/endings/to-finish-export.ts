import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { readAddress } from '../../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../../kernel/lists/list-export.js';
import { endingLabels } from './ending-wording.js';
import { ToFinishListQuery } from './to-finish-list.query.js';
import { ToFinishListRequest } from './to-finish-list-request.js';

/** Endings after which something remains, as their list shows them. */
@ListExport()
@Injectable()
export class ToFinishExport implements ShownListExport {
  readonly list = 'departs';
  readonly header = ['Nom', 'Prénom', 'Quoi', 'Le', 'Lignes à faire'];

  constructor(private readonly endings: ToFinishListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.endings.ids(tx, readAddress(ToFinishListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const endings = await this.endings.some(tx, ids);
    return endings.map(({ lastName, firstName, kind, endedOn, left }) => [
      lastName,
      firstName,
      endingLabels[kind],
      csvDate(endedOn),
      left,
    ]);
  }
}
