import 'reflect-metadata';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeCase } from './columns.js';
import { PreparedClient } from './prepared-client.js';
import { ServerPulse } from './server-pulse.js';

/** A `date` is a calendar day: it stays text until a `Temporal.PlainDate` is made of it, never a JavaScript Date. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

interface Options {
  entities?: DataSourceOptions['entities'];
  poolSize?: number;
  /** Statement time-out in milliseconds; migrations need longer than a request. */
  statementTimeoutMs?: number;
  migrations?: DataSourceOptions['migrations'];
  /** Notices a server that has gone silent (`pulseOf`); a command that may wait does without. */
  hasPulse?: boolean;
}

const pulses = new WeakMap<DataSource, ServerPulse>();

/** The pulse of the server behind a pool that was asked to have one. */
export function pulseOf(dataSource: DataSource): ServerPulse | undefined {
  return pulses.get(dataSource);
}

/** The pool of one process. Every wait is bounded: for a connection, a statement, a lock, an idle transaction. */
export function connect(url: string, options: Options = {}): DataSource {
  const statementMs = options.statementTimeoutMs ?? 10_000;
  // For a network that goes silent: the server can no longer tell us.
  const longestMs = statementMs + 5000;
  const pulse = options.hasPulse ? new ServerPulse(url, longestMs) : undefined;
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: options.entities ?? [],
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
      // Either: the time-out of `pg` would leave the statement under way on a connection that is used again.
      ...(pulse ? { pulse } : { query_timeout: longestMs }),
      keepAlive: true,
    },
    poolErrorHandler: () => undefined,
  });
  if (pulse) pulses.set(dataSource, pulse);
  return dataSource;
}
