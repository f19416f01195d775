import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { DatabaseBusy } from '../kernel/database/database.errors.js';
import type { MatchBy } from './match-keys.js';
import type { LineRefusal } from '../kernel/lists/list.errors.js';
import type { Reading } from '../kernel/lists/reading.js';

/** The work that loads the files. */
export const RESIDENT_IMPORTS = 'resident imports';

/** An import whose turn has come. */
export interface ImportJob {
  id: string;
  file: Uint8Array;
  matchBy: MatchBy;
  dryRun: boolean;
  attempts: number;
  actor: Actor;
}

export interface ImportReport {
  rowsRead: number;
  created: number;
  merged: number;
  unchanged: number;
  refused: number;
  refusals: LineRefusal[];
  /** What the file was read as. */
  reading: Reading;
}

/** Where each import stands. */
@Injectable()
export class ImportStateQuery {
  constructor(private readonly db: Database) {}

  /** Imports waiting for a process, in every CCAS, oldest first; those another process is at work on included. */
  unfinished(): Promise<{ ccasId: string; id: string }[]> {
    return this.db.outsideTenants(
      'select ccas_id as "ccasId", id from unfinished_resident_imports() order by requested_at',
    );
  }

  /**
   * Takes this import for the length of the transaction. The lock is the CCAS's: two files of one CCAS often name the
   * same people, so they run one after the other. It dies with its connection, so a process that dies frees it.
   * @returns undefined when another process has it, or it is finished
   */
  async take(tx: Tx, ccasId: string, id: string): Promise<ImportJob | undefined> {
    const { taken } = await tx.one<{ taken: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 9)) as taken',
      [ccasId],
    );
    if (!taken) return undefined;
    // A file of lines that are all refused asks the database nothing for longer than a request may be idle.
    await tx.run(`set local idle_in_transaction_session_timeout = '5min'`);
    const [row] = await tx.rows<ImportJob>(
      `select id, file, match_by as "matchBy", dry_run as "dryRun", attempts, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'ccasId', ccas_id) as actor
       from resident_import where id = $1 and state in ('waiting', 'running')`,
      [id],
    );
    return row;
  }

  /** Seen at once by whoever follows it, as `advance` is: neither waits for the import's own transaction. */
  async begin(ccasId: string, id: string): Promise<void> {
    await this.db.transaction(systemScope(ccasId, RESIDENT_IMPORTS), (tx) =>
      tx.run(`update resident_import set state = 'running', attempts = attempts + 1 where id = $1`, [id]),
    );
  }

  /** On a busy day the progress is shown late; the import goes on. */
  async advance(ccasId: string, id: string, rowsTotal: number, report: ImportReport): Promise<void> {
    const written = this.db.transaction(systemScope(ccasId, RESIDENT_IMPORTS), (tx) =>
      tx.run(
        `update resident_import set rows_total = $2, rows_read = $3, created_count = $4, merged_count = $5, unchanged_count = $6, refused_count = $7
         where id = $1`,
        [id, rowsTotal, report.rowsRead, report.created, report.merged, report.unchanged, report.refused],
      ),
    );
    await written.catch((error) => {
      if (!(error instanceof DatabaseBusy)) throw error;
    });
  }

  /** A process that stops in good order leaves it to the next one, and no attempt is held against it. */
  async putBack(ccasId: string, id: string): Promise<void> {
    await this.db.transaction(systemScope(ccasId, RESIDENT_IMPORTS), (tx) =>
      tx.run(
        `update resident_import set state = 'waiting', attempts = greatest(attempts - 1, 0) where id = $1 and state = 'running'`,
        [id],
      ),
    );
  }

  /** In the import's own transaction: the residents and this report appear together or not at all. */
  async finish(tx: Tx, id: string, report: ImportReport, at: Temporal.Instant): Promise<void> {
    await tx.run(
      `update resident_import set state = 'done', file = null, rows_total = $2, rows_read = $2, created_count = $3, merged_count = $4,
         unchanged_count = $5, refused_count = $6, refusals = $7, finished_at = $8, read_as = $9
       where id = $1`,
      [
        id,
        report.rowsRead,
        report.created,
        report.merged,
        report.unchanged,
        report.refused,
        JSON.stringify(report.refusals),
        at.toString(),
        JSON.stringify(report.reading),
      ],
    );
  }

  async giveUp(tx: Tx, id: string, failure: { code: string; detail: string }, at: Temporal.Instant): Promise<void> {
    await tx.run(
      `update resident_import set state = 'unreadable', file = null, rows_read = 0, created_count = 0, merged_count = 0,
         unchanged_count = 0, refused_count = 0, failure_code = $2, failure_detail = $3, finished_at = $4
       where id = $1`,
      [id, failure.code, failure.detail, at.toString()],
    );
  }
}
