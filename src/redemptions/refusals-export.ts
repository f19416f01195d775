import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { RefusalListRequest } from './refusal-list-request.js';
import { explain } from './verdict-explanations.js';

/** Refusals as their list shows them: the day alone, and where only for a code that is nobody's. */
@ListExport()
@Injectable()
export class RefusalsExport implements ShownListExport {
  readonly list = 'refus';
  readonly header = ['Quand', 'Sans réseau', 'Pass', 'Partenaire', 'Pourquoi', 'À dire', 'Ensuite'];

  constructor(private readonly refusals: RefusalListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.refusals.ids(tx, readAddress(RefusalListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await this.refusals.some(tx, ids);
    return rows.map(({ at, isLate, number, partner, verdict, limit }) => {
      const { why, say, next } = explain(verdict, limit);
      return [csvDate(dayOf(at)), isLate ? 'oui' : '', number ?? '', partner ?? '', why, say, next];
    });
  }
}
