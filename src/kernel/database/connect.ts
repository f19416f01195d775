import 'reflect-metadata';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { safeInteger } from './column-types.js';
import { SnakeCase } from './columns.js';
import { PreparedClient } from './prepared-client.js';
import { ServerPulse } from './server-pulse.js';
import { Transaction } from './transaction.js';

/** A `date` is a calendar day: it stays text until a `Temporal.PlainDate` is made of it, never a JavaScript Date. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
/** An `int8` is counted and added up here: a number, never text. */
pg.types.setTypeParser(pg.types.builtins.INT8, safeInteger);

interface Options {
  poolSize?: number;
  /** Statement time-out in milliseconds; migrations need longer than a request. */
  statementTimeoutMs?: number;
  migrations?: DataSourceOptions['migrations'];
}

/** A pool that gives our transactions. */
export class TypedDataSource extends DataSource {
  override createEntityManager(runner?: QueryRunner): Transaction {
    return new Transaction(this, runner);
  }
}

/** A pool whose server is watched: it notices one that has gone silent. */
export class WatchedDataSource extends TypedDataSource {
  constructor(
    options: DataSourceOptions,
    readonly pulse: ServerPulse,
  ) {
    super(options);
  }

  override async destroy(): Promise<void> {
    this.pulse.stop();
    await super.destroy();
  }
}

/** The pool of one process, watched. It is opened and closed by `TypeOrmModule`, its only owner. */
export function watched(options: DataSourceOptions & { url: string }): WatchedDataSource {
  const { query_timeout, ...extra } = options.extra as { query_timeout: number };
  const pulse = new ServerPulse(options.url, query_timeout);
  // The time-out of `pg` would leave the statement under way on a connection that is used again.
  return new WatchedDataSource({ ...options, extra: { ...extra, pulse } }, pulse);
}

/** A pool of a command that may wait, or of an owner. */
export function connect(url: string, options: Options = {}): DataSource {
  return new TypedDataSource(poolOptions(url, options));
}

/** Every wait is bounded: for a connection, a statement, a lock, an idle transaction. */
export function poolOptions(url: string, options: Options = {}): DataSourceOptions & { url: string } {
  const statementMs = options.statementTimeoutMs ?? 10_000;
  return {
    type: 'postgres',
    url,
    migrations: options.migrations ?? [],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: 'passerelle',
    extra: {
      Client: PreparedClient,
      connectionTimeoutMillis: 2000,
      statement_timeout: statementMs,
      lock_timeout: Math.min(options.statementTimeoutMs ?? 5000, 60_000),
      idle_in_transaction_session_timeout: 20_000,
      // For a network that goes silent: the server can no longer tell us.
      query_timeout: statementMs + 5000,
      keepAlive: true,
    },
    poolErrorHandler: () => undefined,
  };
}
