import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../kernel/listing/listed.js';
import { refusedSorts, type RefusedSignInsRequest, type RefusedWhat } from './refused-sign-ins-request.js';

export interface RefusedSignIns {
  /** Of the first try of the series. */
  id: string;
  what: RefusedWhat;
  /** Pseudonyms. */
  who: string;
  address: string;
  times: number;
  firstAt: Date;
  lastAt: Date;
}

const columns = 't.id, t.what, t.who, t.address, t.times, t.first_at, t.last_at';
/** A series of tries is one line: by hour, account tried and address; called by its first, which stays. */
const from = `(select (array_agg(e.id order by e.at, e.id))[1] as id, e.what, e.who, e.address, count(*)::int as times,
    min(e.at) as first_at, max(e.at) as last_at
  from security_event e group by e.what, e.who, e.address, date_trunc('hour', e.at)) t`;

@Injectable()
export class RefusedSignInsQuery {
  /** The last first where the address says nothing. */
  find(tx: Tx, request: RefusedSignInsRequest): Promise<Listed<RefusedSignIns>> {
    return listed(tx, sqlOf(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: RefusedSignInsRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  some(tx: Tx, ids: string[]): Promise<RefusedSignIns[]> {
    return listedSome(tx, { columns, from, id: 't.id' }, ids);
  }
}

function sqlOf({ what }: RefusedSignInsRequest): ListSql {
  return {
    columns,
    from,
    where: '($1::text is null or t.what = $1)',
    parameters: [what ?? null],
    id: 't.id',
    sorts: refusedSorts,
    usual: ['quand', 'decroissant'],
  };
}
