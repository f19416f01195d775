import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../../kernel/listing/listed.js';
import type { EndingKind } from './ending.js';
import { type ToFinishListRequest, toFinishSorts } from './to-finish-list-request.js';

export interface EndingToFinish {
  /** Of the ending. */
  id: string;
  residentId: string;
  firstName: string;
  lastName: string;
  kind: EndingKind;
  /** ISO day. */
  endedOn: string;
  /** Lines that nobody has done. */
  left: number;
}

const list: ListSql = {
  columns: `e.id, e.resident_id as "residentId", r.first_name as "firstName", r.last_name as "lastName", e.kind, e.ended_on as "endedOn", l.left`,
  from: `resident_ending e join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id
    join lateral (select count(*)::int as left from resident_ending_line l where l.ccas_id = e.ccas_id and l.ending_id = e.id and l.done_at is null) l on l.left > 0`,
  where: 'e.undone_at is null',
  parameters: [],
  id: 'e.id',
  sorts: toFinishSorts,
  usual: ['note'],
};

/** Endings after which something remains to be done, unless said otherwise those first that were noted first. */
@Injectable()
export class ToFinishListQuery {
  find(tx: Tx, request: ToFinishListRequest): Promise<Listed<EndingToFinish, ToFinishListRequest>> {
    return listed(tx, list, request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: ToFinishListRequest): Promise<string[]> {
    return listedIds(tx, list, request);
  }

  /** Those of these that still wait, in this order. */
  some(tx: Tx, ids: string[]): Promise<EndingToFinish[]> {
    return listedSome(tx, list, ids);
  }
}
