import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { Clock } from '../time/clock.js';

/** The work that does acts to many. */
export const BULK_RUNS = 'bulk runs';

/** A run whose turn has come, and the process that has it. */
export interface BulkJob {
  ccasId: string;
  id: string;
  worker: string;
  act: string;
  choice: string | null;
  also: boolean;
  actor: Actor;
}

export interface BulkItem {
  place: number;
  subjectId: string;
}

/** Another process has taken this run over. */
export class BulkLeaseLost extends Error {}

const LEASE_SECONDS = 60;
const attemptsAllowed = 5;

/** Where each run stands. */
@Injectable()
export class BulkStateQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Runs nobody is at work on, in every CCAS, oldest first. */
  unfinished(): Promise<{ ccasId: string; id: string }[]> {
    return this.db.outsideTenants('select ccas_id, id from unfinished_bulk_runs($1) order by requested_at', [
      this.clock.now().toString(),
    ]);
  }

  /** Takes this run for a lease. @returns undefined when another has it, it is finished, or was tried often enough */
  take(ccasId: string, id: string, worker: string): Promise<BulkJob | undefined> {
    const now = this.clock.now().toString();
    return this.db.transaction(systemScope(ccasId, BULK_RUNS), async (tx) => {
      const free = `id = $1 and (state = 'waiting' or (state = 'running' and lease_until < $2))`;
      await tx.run(
        `update bulk_run set state = 'failed', worker = null, lease_until = null, finished_at = $2 where ${free} and attempts >= $3`,
        [id, now, attemptsAllowed],
      );
      const [job] = await tx.rows<BulkJob>(
        `update bulk_run set state = 'running', worker = $3, lease_until = $4, attempts = attempts + 1 where ${free}
         returning ccas_id, id, worker, act, choice, also, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'ccasId', ccas_id) as actor`,
        [id, now, worker, this.leaseEnd()],
      );
      return job;
    });
  }

  /** Holds on to the run. @returns the next items whose turn has not come @throws BulkLeaseLost */
  async step(tx: Tx, { id, worker }: BulkJob, count: number): Promise<BulkItem[]> {
    const held = await tx.run('update bulk_run set lease_until = $3 where id = $1 and worker = $2', [
      id,
      worker,
      this.leaseEnd(),
    ]);
    if (held !== 1) throw new BulkLeaseLost();
    return tx.rows<BulkItem>(
      'select place, subject_id from bulk_item where run_id = $1 and outcome is null order by place limit $2',
      [id, count],
    );
  }

  /** In the transaction that does it, before: two processes never do it both. @returns false when it was done already */
  async claim(tx: Tx, { id }: BulkJob, place: number): Promise<boolean> {
    const claimed = await tx.run(
      `update bulk_item set outcome = 'done' where run_id = $1 and place = $2 and outcome is null`,
      [id, place],
    );
    return claimed === 1;
  }

  async made(tx: Tx, { id }: BulkJob, place: number, resultId: string): Promise<void> {
    await tx.run('update bulk_item set result_id = $3 where run_id = $1 and place = $2', [id, place, resultId]);
  }

  async refuse(
    tx: Tx,
    { id }: BulkJob,
    place: number,
    { detail, nextStep }: { detail: string; nextStep?: string },
  ): Promise<void> {
    await tx.run(
      `update bulk_item set outcome = 'refused', detail = $3, next_step = $4 where run_id = $1 and place = $2 and outcome is null`,
      [id, place, detail, nextStep ?? null],
    );
  }

  /** What was made of each, in their order. */
  async results(tx: Tx, { id }: BulkJob): Promise<string[]> {
    const rows = await tx.rows<{ resultId: string }>(
      'select result_id from bulk_item where run_id = $1 and result_id is not null order by place',
      [id],
    );
    return rows.map(({ resultId }) => resultId);
  }

  /** @throws BulkLeaseLost */
  async finish(tx: Tx, { id, worker }: BulkJob, leadsTo: string | undefined): Promise<void> {
    const changed = await tx.run(
      `update bulk_run set state = 'done', worker = null, lease_until = null, leads_to = $3, finished_at = $4 where id = $1 and worker = $2`,
      [id, worker, leadsTo ?? null, this.clock.now().toString()],
    );
    if (changed !== 1) throw new BulkLeaseLost();
  }

  /** Left to whoever comes next. A process that stops in good order holds no attempt against it. */
  async putBack({ ccasId, id, worker }: BulkJob, wasAttempt: boolean): Promise<void> {
    await this.db.transaction(systemScope(ccasId, BULK_RUNS), (tx) =>
      tx.run(
        `update bulk_run set state = 'waiting', worker = null, lease_until = null, attempts = attempts - $3 where id = $1 and worker = $2`,
        [id, worker, wasAttempt ? 0 : 1],
      ),
    );
  }

  private leaseEnd(): string {
    return this.clock.now().add({ seconds: LEASE_SECONDS }).toString();
  }
}
