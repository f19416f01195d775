import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { csvDate, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { DoubleListRequest } from './double-list-request.js';
import { DoublePairsQuery } from './double-pairs.query.js';
import { likenessLabels } from './likeness.js';

/** Likely doubles as their list shows them. */
@ListExport()
@Injectable()
export class DoublesExport implements ShownListExport {
  readonly list = 'doublons';
  readonly header = ['Nom', 'Prénom', 'Commune', 'Autre nom', 'Autre prénom', 'Autre commune', 'Nés le', 'Pourquoi'];

  constructor(private readonly pairs: DoublePairsQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.pairs.ids(tx, readAddress(DoubleListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const pairs = await this.pairs.some(tx, ids);
    return pairs.map(({ one, other, bornOn, why }) => [
      one.lastName,
      one.firstName,
      communeName(one.communeCode),
      other.lastName,
      other.firstName,
      communeName(other.communeCode),
      csvDate(bornOn),
      why.map((each) => likenessLabels[each]).join(', '),
    ]);
  }
}
