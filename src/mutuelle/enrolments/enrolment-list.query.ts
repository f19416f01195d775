import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { type Listed, listed, listedIds, type ListSql } from '../../kernel/listing/listed.js';
import { foldName } from '../../kernel/text/fold-name.js';
import { type EnrolmentListRequest, enrolmentSorts } from './enrolment-list-request.js';
import { EnrolmentQuery, enrolmentSql, type EnrolmentRow } from './enrolment.query.js';

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
    return tx.rows<EnrolmentRow>(
      `select ${enrolmentSql.person} from unnest($1::uuid[]) with ordinality asked (id, place) join (${enrolmentSql.source}) on e.id = asked.id
       where ${enrolmentSql.isOpen} order by asked.place`,
      [ids],
    );
  }

  private sqlOf({ state, only, q = '' }: EnrolmentListRequest): ListSql {
    return {
      columns: enrolmentSql.person,
      from: enrolmentSql.source,
      where: `${enrolmentSql.isOpen} and $1::timestamptz is not null and ($2::text is null or e.state = $2) and ${enrolmentSql.isNamed('$3', '$4')}
        and ${only ? enrolmentSql.only[only] : 'true'}`,
      parameters: [this.enrolments.waitingSince(), state ?? null, foldName(q), q.trim()],
      id: 'e.id',
      sorts: enrolmentSorts,
      usual: only === 'attente' ? ['depuis'] : ['ajout', 'decroissant'],
    };
  }
}
