import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { NotInRehearsal } from '../forms/forms.errors.js';
import { currentRehearsal } from '../forms/rehearsal.js';
import { WatchedDataSource } from './connect.js';
import { cutConnection } from './cut-connection.js';
import { isBusy, isRetryable, troubleOf } from './database-failure.js';
import { DatabaseState } from './database-state.js';
import { DatabaseBusy, DatabaseUnwritable } from './database.errors.js';
import type { Scope } from './scope.js';
import type { ServerPulse } from './server-pulse.js';
import type { Transaction } from './transaction.js';

/**
 * A transaction already inside one CCAS. Use cases receive it and pass it on. TypeORM's own ways to send a statement are
 * left out: their rows are `any`.
 */
export type Tx = Omit<Transaction, 'query' | 'sql'>;

const attempts = 4;

/** A try on the disk answers for those who ask within this time: whoever asks often costs no more. */
const TRY_KEPT_MS = 1000;

/** Sorts more than it is given memory for, into a file: the disk is written without a table or the log of writes. */
const fillSomeDisk = `set local work_mem = '64kB'; select count(*) from (select n from generate_series(1, 20000) n order by -n offset 0) sorted`;

@Injectable()
export class Database {
  private readonly state = new DatabaseState();
  private readonly afterwards = new WeakMap<Tx, (() => void)[]>();
  private readonly pulse: ServerPulse | undefined;
  private lastTry?: { begunAt: number; isOver: boolean; result: Promise<void> };

  constructor(private readonly dataSource: DataSource) {
    this.pulse = dataSource instanceof WatchedDataSource ? dataSource.pulse : undefined;
  }

  /**
   * Runs `work` in one transaction that sees the rows of one CCAS only, and knows who acts. A deadlock or serialisation failure is tried
   * again a few times, so `work` must have no effect outside the database.
   * @param scope row-level security shows nothing else
   * @throws DatabaseBusy when no connection or lock was to be had in time, or the server is away; then it is unknown
   *   whether what was being committed at that moment is there
   * @throws DatabaseUnwritable when the server can keep nothing; NotInRehearsal when it would write in one
   */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const mode = scope.isReadOnly || currentRehearsal() ? 'read only' : '';
    return triedAgain(() => this.once(scope, work, mode));
  }

  /**
   * One statement that is a transaction by itself and enters its CCAS by itself, as a function of the database does that is
   * told which: one exchange with the server, where a transaction takes three. Tried again as a transaction is.
   * @throws as `transaction`
   */
  async atOnce<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (currentRehearsal()) throw new NotInRehearsal();
    return triedAgain(() => this.outsideTenants<Row>(sql, parameters));
  }

  /**
   * Calls `work` once this transaction is committed, and never when it is not: for what wakes somebody else up.
   * @param tx of the transaction under way
   */
  afterCommit(tx: Tx, work: () => void): void {
    this.afterwards.set(tx, [...(this.afterwards.get(tx) ?? []), work]);
  }

  /**
   * Runs `work` on one CCAS as it is at this moment, however long it takes: nothing written meanwhile is seen, and nothing
   * may be written. For what must add up across tables.
   * @throws DatabaseBusy as `transaction` does
   */
  snapshot<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.once(
      scope,
      work,
      // A long read waits for whoever takes what it reads.
      `isolation level repeatable read, read only; set local idle_in_transaction_session_timeout = '10min'`,
    );
  }

  /** Reads what belongs to no CCAS: host names, the schema's version. @throws DatabaseBusy as `transaction` does */
  async outsideTenants<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const runner = await this.connected();
    try {
      const rows = await transactionOf(runner).rows<Row>(sql, parameters);
      this.state.answered();
      return rows;
    } catch (error) {
      throw this.explained(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * Whether a write would succeed now: none has failed a moment ago, the server is no copy, nobody made it read-only, its
   * disk takes a file. The server is asked once a second at most, however many ask here.
   * @throws DatabaseUnwritable; DatabaseBusy as `transaction` does
   */
  async mustBeWritable(): Promise<void> {
    await this.tried();
    if (this.state.hasJustFailedToWrite) throw new DatabaseUnwritable();
    this.state.wouldWrite();
  }

  private tried(): Promise<void> {
    const last = this.lastTry;
    if (last && (!last.isOver || performance.now() - last.begunAt < TRY_KEPT_MS)) return last.result;
    const now = { begunAt: performance.now(), isOver: false, result: this.tryToWrite() };
    this.lastTry = now;
    const over = () => void (now.isOver = true);
    now.result.then(over, over);
    return now.result;
  }

  private async tryToWrite(): Promise<void> {
    const [row] = await this.outsideTenants<{ isReadOnly: boolean }>(
      `select current_setting('transaction_read_only')::boolean as "isReadOnly"`,
    );
    if (row!.isReadOnly) this.state.note('readOnly');
    else await this.outsideTenants(fillSomeDisk);
  }

  private async once<T>(scope: Scope, work: (tx: Tx) => Promise<T>, mode: string): Promise<T> {
    const runner = await this.connected();
    const client = (await runner.connect()) as pg.Client;
    let isOver = false;
    try {
      await begin(runner, scope, mode);
      const tx = Object.assign(transactionOf(runner), { reach: scope.reach });
      const result = await work(tx);
      await commit(runner, client);
      isOver = true;
      this.state.answered();
      for (const each of this.afterwards.get(tx) ?? []) each();
      return result;
    } catch (error) {
      const explained = this.explained(error, mode.includes('read only'));
      // TypeORM lets go of a connection that broke, under the work: whatever the work made of that, the cause is this one.
      if (runner.isReleased) throw explained === error ? new DatabaseBusy(error) : explained;
      if (runner.isTransactionActive)
        isOver = await runner.rollbackTransaction().then(
          () => true,
          () => false,
        );
      throw explained;
    } finally {
      // Its begin, commit or rollback failed: it may be inside a transaction still, and nobody may be given it.
      if (!isOver && !runner.isReleased) cutConnection(client, new Error('The transaction on it did not end.'));
      await runner.release();
    }
  }

  /** A connection of the pool. @throws DatabaseBusy */
  private async connected(): Promise<QueryRunner> {
    const runner = this.dataSource.createQueryRunner();
    let isGivenUp = false;
    const connect = async (): Promise<void> => {
      await runner.connect();
      if (isGivenUp) await runner.release();
    };
    try {
      await (this.pulse ? this.pulse.unlessSilent(connect) : connect());
      return runner;
    } catch (error) {
      isGivenUp = true;
      if (isBusy(error)) throw new DatabaseBusy(error);
      const trouble = troubleOf(error) ?? (error instanceof pg.DatabaseError ? 'unreachable' : undefined);
      if (!trouble) throw error;
      this.state.note(trouble);
      throw new DatabaseBusy(error, true);
    }
  }

  /** What a failed statement means for whoever asked; any other error as it came. */
  private explained(error: unknown, mayNotWrite = false): unknown {
    if (!(error instanceof QueryFailedError)) return error;
    const trouble = troubleOf(error);
    if (!trouble) return isBusy(error) ? new DatabaseBusy(error) : error;
    if (trouble === 'readOnly' && mayNotWrite) return currentRehearsal() ? new NotInRehearsal() : error;
    this.state.note(trouble);
    return trouble === 'disk' || trouble === 'readOnly' ? new DatabaseUnwritable(error) : new DatabaseBusy(error, true);
  }
}

async function triedAgain<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (!isRetryable(error)) throw error;
      if (attempt === attempts) throw new DatabaseBusy(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
    }
  }
}

/** Every pool of ours is made by `connect.ts`, whose managers are these. */
function transactionOf(runner: QueryRunner): Transaction {
  return runner.manager as Transaction;
}

/**
 * Opens the transaction and sets its scope in one message instead of two: every request pays for it. TypeORM is told
 * what it would have noted itself, so that its locks, savepoints, commit and rollback work as ever.
 */
async function begin(runner: QueryRunner, { ccasId, actor }: Scope, mode: string): Promise<void> {
  const who = [actor.kind, ...(actor.id ? [actor.id] : [])].join(' ');
  const settings = `set_config('app.ccas', ${pg.escapeLiteral(ccasId)}, true), set_config('app.actor', ${pg.escapeLiteral(who)}, true)`;
  await runner.query(`start transaction ${mode}; select ${settings}`);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

/** @throws Error when there was nothing left to commit: a statement had failed, and the work had gone on */
async function commit(runner: QueryRunner, client: pg.Client): Promise<void> {
  if (runner.isReleased) throw new Error('The connection broke under the work.');
  // Whatever the answer, or none: there is nothing left to roll back.
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
  const { command } = await client.query('commit').catch((error) => {
    throw new QueryFailedError('commit', [], error);
  });
  // PostgreSQL calls it no error, and whoever acknowledges what was rolled back does.
  if (command !== 'COMMIT') throw new Error('A statement of this transaction failed, and nothing of it is kept.');
}
