import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { NotFound } from '../errors/domain-error.js';
import { type Listed, listed, listedIds, listedSome, type ListSql } from '../listing/listed.js';
import { PER_PAGE, pagesOf } from '../listing/page-size.js';
import { type BulkListRequest, type BulkRunState, bulkSorts } from './bulk-list-request.js';
import type { Reason } from './bulk-plan.js';

export interface BulkRunView {
  id: string;
  act: string;
  state: BulkRunState;
  total: number;
  done: number;
  refused: number;
  leadsTo: string | null;
  requestedAt: Date;
}

export interface RefusedItem {
  place: number;
  subjectId: string;
  detail: string;
  nextStep: string | null;
}

/** Of `bulk_run b`. */
const counts = `cross join lateral (select count(*) filter (where i.outcome = 'done')::int as done, count(*) filter (where i.outcome = 'refused')::int as refused
  from bulk_item i where i.ccas_id = b.ccas_id and i.run_id = b.id) i`;
const columns = 'b.id, b.act, b.state, b.total, b.leads_to, b.requested_at, i.done, i.refused';

/** What became of runs, as their list and their pages show it. */
@Injectable()
export class BulkRunQuery {
  /** The newest first unless the address says otherwise. */
  async find(tx: Tx, request: BulkListRequest): Promise<Listed<BulkRunView, BulkListRequest>> {
    const list = await listed<{ id: string }, BulkListRequest>(tx, sqlOf(request), request);
    return {
      ...list,
      rows: await this.some(
        tx,
        list.rows.map(({ id }) => id),
      ),
    };
  }

  /** All of them, in their order. */
  ids(tx: Tx, request: BulkListRequest): Promise<string[]> {
    return listedIds(tx, sqlOf(request), request);
  }

  /** These, in this order. */
  some(tx: Tx, ids: string[]): Promise<BulkRunView[]> {
    return listedSome(tx, { columns, from: `bulk_run b ${counts}`, id: 'b.id' }, ids);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<BulkRunView> {
    const [run] = await this.some(tx, [id]);
    if (!run) throw new NotFound('Ce geste groupé');
    return run;
  }

  /** Why, and how many for each reason. */
  reasons(tx: Tx, id: string): Promise<Reason[]> {
    return tx.rows<Reason>(
      `select detail, min(next_step) as next_step, count(*)::int as count from bulk_item where run_id = $1 and outcome = 'refused'
       group by detail order by count(*) desc, detail`,
      [id],
    );
  }

  /** One page of those that were refused, in the order of the list. */
  refused(tx: Tx, { id, refused }: BulkRunView, page: number): Promise<RefusedItem[]> {
    return tx.rows<RefusedItem>(
      `select place, subject_id, detail, next_step from bulk_item where run_id = $1 and outcome = 'refused' order by place limit $2 offset $3`,
      [id, PER_PAGE, (Math.min(page, pagesOf(refused)) - 1) * PER_PAGE],
    );
  }
}

function sqlOf({ state }: BulkListRequest): ListSql {
  return {
    columns: 'b.id',
    from: 'bulk_run b',
    where: '($1::text is null or b.state = $1)',
    parameters: [state ?? null],
    id: 'b.id',
    sorts: bulkSorts,
    usual: ['demande', 'decroissant'],
  };
}
