import 'reflect-metadata';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparedClient } from './prepared-client.js';

/** A `date` is a calendar day: it stays text until a `Temporal.PlainDate` is made of it, never a JavaScript Date. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

interface Options {
  entities?: DataSourceOptions['entities'];
  poolSize?: number;
  /** Statement time-out in milliseconds; migrations need longer than a request. */
  statementTimeoutMs?: number;
  migrations?: DataSourceOptions['migrations'];
}

/** The pool of one process. Every wait is bounded: for a connection, a statement, a lock, an idle transaction. */
export function connect(url: string, options: Options = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: options.entities ?? [],
    migrations: options.migrations ?? [],
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: 'passerelle',
    extra: {
      Client: PreparedClient,
      connectionTimeoutMillis: 2000,
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      lock_timeout: Math.min(options.statementTimeoutMs ?? 5000, 60_000),
      idle_in_transaction_session_timeout: 20_000,
      // For a network that goes silent: the server can no longer tell us.
      query_timeout: (options.statementTimeoutMs ?? 10_000) + 5000,
      keepAlive: true,
    },
    poolErrorHandler: () => undefined,
  });
}
