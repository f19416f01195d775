import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Database, type Tx } from '../database/database.js';

/** The latest run of a job in one CCAS. */
export interface LatestRun {
  ccasId: string;
  name: string;
  /** Epoch milliseconds. */
  dueAt: number;
  attempts: number;
  isDone: boolean;
  /** Of the last run that succeeded, epoch milliseconds. */
  lastDoneAt: number | null;
}

const epoch = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

@Injectable()
export class JobRunsQuery {
  constructor(private readonly db: Database) {}

  latest(): Promise<LatestRun[]> {
    return this.db.outsideTenants(
      `select ccas_id as "ccasId", name, ${epoch('due_at')} as "dueAt", attempts, done_at is not null as "isDone",
         ${epoch('last_done_at')} as "lastDoneAt" from latest_job_runs()`,
    );
  }

  /**
   * Takes this job of this CCAS until the transaction ends. The lock dies with its connection, so a process that dies
   * frees it.
   * @returns false when another process has it
   */
  async take(tx: Tx, ccasId: string, name: string): Promise<boolean> {
    const { taken } = await tx.one<{ taken: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 20)) as taken',
      [`${ccasId} ${name}`],
    );
    // The job works in transactions of its own; this one only waits for it.
    if (taken) await tx.run(`set local idle_in_transaction_session_timeout = '2h'`);
    return taken;
  }

  /** @returns false when it was done meanwhile for this date, or tried often enough */
  async begin(
    tx: Tx,
    name: string,
    dueAt: Temporal.Instant,
    now: Temporal.Instant,
    attempts: number,
  ): Promise<boolean> {
    const touched = await tx.run(
      `insert into job_run (name, due_at, attempts, started_at) values ($1, $2, 1, $3)
       on conflict (ccas_id, name, due_at) do update set attempts = job_run.attempts + 1, started_at = excluded.started_at
         where job_run.done_at is null and job_run.attempts < $4`,
      [name, dueAt.toString(), now.toString(), attempts],
    );
    return touched > 0;
  }

  async finish(tx: Tx, name: string, dueAt: Temporal.Instant, now: Temporal.Instant, counts: object): Promise<void> {
    await tx.run('update job_run set done_at = $3, counts = $4, failure_code = null where name = $1 and due_at = $2', [
      name,
      dueAt.toString(),
      now.toString(),
      JSON.stringify(counts),
    ]);
  }

  async fail(tx: Tx, name: string, dueAt: Temporal.Instant, code: string): Promise<void> {
    await tx.run('update job_run set failure_code = $3 where name = $1 and due_at = $2', [
      name,
      dueAt.toString(),
      code,
    ]);
  }

  /** What each job did when it last succeeded in this CCAS. */
  async lastDone(tx: Tx): Promise<Map<string, { at: Date; counts: Record<string, number> }>> {
    const rows = await tx.rows<{ name: string; at: Date; counts: Record<string, number> }>(
      'select distinct on (name) name, done_at as at, counts from job_run where done_at is not null order by name, done_at desc',
    );
    return new Map(rows.map(({ name, ...run }) => [name, run]));
  }

  /** @returns how many runs were older than that and are forgotten; the latest of each job stays */
  async forgetBefore(tx: Tx, instant: Temporal.Instant): Promise<number> {
    return tx.run(
      `delete from job_run r where due_at < $1
         and exists (select from job_run later where later.ccas_id = r.ccas_id and later.name = r.name and later.done_at is not null and later.due_at > r.due_at)`,
      [instant.toString()],
    );
  }
}
