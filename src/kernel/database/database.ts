import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { currentRehearsal } from '../forms/rehearsal.js';
import { DatabaseBusy } from './database.errors.js';

/** A transaction already inside one CCAS. Use cases receive it and pass it on. */
export type Tx = EntityManager;

/** Serialisation failure, deadlock: the same work may succeed when tried again (PostgreSQL, appendix A). */
const retryable = new Set(['40001', '40P01']);
/** Statement, lock, idle time-outs; too many connections; server or database not taking connections. */
const busy = new Set(['57014', '55P03', '25P03', '53300', '57P01', '57P02', '57P03', '55000']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
const attempts = 4;

@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction that sees the rows of one CCAS only. A deadlock or serialisation failure is tried
   * again a few times, so `work` must have no effect outside the database.
   * @param ccasId the scope; row-level security shows nothing else
   * @throws DatabaseBusy when no connection or lock was to be had in time
   */
  async transaction<T>(ccasId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(ccasId, work);
      } catch (error) {
        if (!retryable.has(codeOf(error))) throw isBusy(error) ? new DatabaseBusy(error) : error;
        if (attempt === attempts) throw new DatabaseBusy(error);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
      }
    }
  }

  /**
   * Runs `work` on one CCAS as it is at this moment, however long it takes: nothing written meanwhile is seen, and nothing
   * may be written. For what must add up across tables.
   */
  snapshot<T>(ccasId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.once(ccasId, work, 'isolation level repeatable read, read only');
  }

  /** Reads what belongs to no CCAS: host names, the schema's version. */
  async outsideTenants<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    try {
      return await this.dataSource.query(sql, parameters);
    } catch (error) {
      throw isBusy(error) ? new DatabaseBusy(error) : error;
    }
  }

  private async once<T>(ccasId: string, work: (tx: Tx) => Promise<T>, mode = ''): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await begin(runner, ccasId, mode);
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // TypeORM lets go of a connection that broke, under the work: whatever the work made of that, the cause is this one.
      if (runner.isReleased) throw new DatabaseBusy(error);
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/**
 * Opens the transaction and sets its scope in one message instead of two: every request pays for it. TypeORM is told
 * what it would have noted itself, so that its locks, savepoints, commit and rollback work as ever.
 */
async function begin(runner: QueryRunner, ccasId: string, wanted: string): Promise<void> {
  const mode = wanted || (currentRehearsal() ? 'read only' : '');
  // A long read waits for whoever takes what it reads.
  const patience = wanted && `; set local idle_in_transaction_session_timeout = '10min'`;
  await runner.query(
    `start transaction ${mode}${patience}; select set_config('app.ccas', ${pg.escapeLiteral(ccasId)}, true)`,
  );
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? String((error.driverError as { code?: string }).code ?? '') : '';
}

function isBusy(error: unknown): boolean {
  const code = codeOf(error) || String((error as { code?: string }).code ?? '');
  const message = error instanceof Error ? error.message : '';
  return (
    busy.has(code) ||
    code.startsWith('08') ||
    unreachable.has(code) ||
    /timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout/.test(message)
  );
}
