import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { onlyKnown, type OtherOptions } from '../kernel/listing/filter-by.js';
import { type Listed, listed, listedIds, type ListSql } from '../kernel/listing/listed.js';
import { ofName } from '../kernel/text/of-name.js';
import { formatPassNumber } from '../passes/pass-number.js';
import {
  type ApplicationListRequest,
  applicationSorts,
  type SentState,
  stateAsked,
} from './application-list-request.js';

export interface ApplicationRow {
  id: string;
  state: SentState;
  reference: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  submittedAt: string;
}

type Row = Omit<ApplicationRow, 'submittedAt'> & { submittedAt: Date };

interface Search {
  state?: SentState;
  after?: string;
  limit?: number;
}

const columns = 'a.id, a.state, a.reference, a.last_name, a.first_name, a.born_on, a.commune_code, a.submitted_at';

/** Applications, those that have waited longest first. */
@Injectable()
export class ApplicationListQuery {
  constructor(private readonly rules: CcasRulesQuery) {}

  /** As the API reads them. */
  async find(tx: Tx, { state, after, limit = 50 }: Search): Promise<PageOf<ApplicationRow>> {
    const rows = await tx.rows<Row>(
      `select ${columns} from pass_application a
       where a.state <> 'draft' and ($1::text is null or a.state = $1)
         and ($2::uuid is null or (a.submitted_at, a.id) > (select s.submitted_at, s.id from pass_application s where s.id = $2))
       order by a.submitted_at, a.id limit $3`,
      [state ?? null, after ?? null, limit + 1],
    );
    return pageOf(rows.map(shown), limit);
  }

  /** As an address narrows and orders them. */
  async page(
    tx: Tx,
    request: ApplicationListRequest,
    options?: OtherOptions,
  ): Promise<Listed<ApplicationRow, ApplicationListRequest>> {
    const list = await listed<Row, ApplicationListRequest>(tx, sqlOf(request), request, options);
    return { ...list, rows: list.rows.map(shown) };
  }

  /** All of those, in their order. */
  ids(tx: Tx, request: ApplicationListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** The communes of the CCAS where it has several, and what is asked of those. */
  async known(
    tx: Tx,
    asked: ApplicationListRequest,
  ): Promise<{ request: ApplicationListRequest; options: OtherOptions }> {
    const communes = communeOptions(await this.rules.own(tx));
    const options: OtherOptions = {
      communeCode: communes.length > 1 ? communes.map(([code, name]) => [code, name, ofName(name)]) : [],
    };
    return { request: onlyKnown(asked, options), options };
  }

  /** How many wait for an agent, and since when the oldest does. */
  async waiting(tx: Tx): Promise<{ count: number; oldest: Date | null }> {
    const row = await tx.one<{ count: number; oldest: Date | null }>(
      `select count(*)::int as count, min(submitted_at) as oldest from pass_application where state = 'submitted'`,
    );
    return row;
  }
}

function sqlOf(request: ApplicationListRequest): ListSql {
  return {
    columns,
    from: 'pass_application a',
    where: `a.state <> 'draft' and ($1::text is null or a.state = $1) and ($2::text is null or a.commune_code = $2)`,
    parameters: [stateAsked(request) ?? null, request.communeCode ?? null],
    id: 'a.id',
    sorts: applicationSorts,
    usual: ['envoi'],
  };
}

function shown(row: Row): ApplicationRow {
  return { ...row, reference: formatPassNumber(row.reference), submittedAt: row.submittedAt.toISOString() };
}
