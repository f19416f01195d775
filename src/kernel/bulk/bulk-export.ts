import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { readAddress } from '../listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../lists/list-export.js';
import { dayOf } from '../time/instant-of.js';
import { BulkActs } from './bulk-act.js';
import { BulkListRequest, bulkStateLabels } from './bulk-list-request.js';
import { BulkRunQuery } from './bulk-run.query.js';

/** What was done to many at once, as its list shows it. */
@ListExport()
@Injectable()
export class BulkExport implements ShownListExport {
  readonly list = 'gestes';
  readonly header = ['Demandé le', 'Quoi', 'Lignes', 'Faites', 'Laissées', 'Où c’en est'];

  constructor(
    private readonly runs: BulkRunQuery,
    private readonly acts: BulkActs,
  ) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.runs.ids(tx, readAddress(BulkListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const runs = await this.runs.some(tx, ids);
    return runs.map(({ requestedAt, act, total, done, refused, state }) => [
      csvDate(dayOf(requestedAt)),
      this.acts.find(act, tx.reach)?.label ?? 'Geste groupé',
      total,
      done,
      refused,
      bulkStateLabels[state],
    ]);
  }
}
