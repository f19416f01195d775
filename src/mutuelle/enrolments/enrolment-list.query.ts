import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../../kernel/listing/listed.js';
import { foldName } from '../../kernel/text/fold-name.js';
import { type EnrolmentListRequest, enrolmentSorts } from './enrolment-list-request.js';
import { EnrolmentQuery, enrolmentSql, type EnrolmentRow } from './enrolment.query.js';

const rows = { columns: enrolmentSql.person, from: enrolmentSql.source, id: 'e.id' };

/** Paths as an address narrows and orders them: newest first, those left waiting the longest first. */
@Injectable()
export class EnrolmentListQuery {
  constructor(private readonly enrolments: EnrolmentQuery) {}

  find(tx: Tx, request: EnrolmentListRequest): Promise<Listed<EnrolmentRow, EnrolmentListRequest>> {
    return listed(tx, this.sqlOf(request), request);
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: EnrolmentListRequest): Promise<string[]> {
    return listedIds(tx, this.sqlOf(request), request);
  }

  /** Those of these that are still there, in this order. */
  some(tx: Tx, ids: string[]): Promise<EnrolmentRow[]> {
    return listedSome(tx, { ...rows, where: enrolmentSql.isOpen }, ids);
  }

  private sqlOf({ state, only, q = '' }: EnrolmentListRequest): ListSql {
    return {
      ...rows,
      where: `${enrolmentSql.isOpen} and $1::timestamptz is not null and ($2::text is null or e.state = $2) and ${enrolmentSql.isNamed('$3', '$4')}
        and ${only ? enrolmentSql.only[only] : 'true'}`,
      parameters: [this.enrolments.waitingSince(), state ?? null, foldName(q), q.trim()],
      sorts: enrolmentSorts,
      usual: only === 'attente' ? ['depuis'] : ['ajout', 'decroissant'],
    };
  }
}
