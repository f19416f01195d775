import pg from 'pg';
import { explainUnreachable } from './database-unreachable.js';
import type { Config } from './kernel/config/config.js';
import { startLocalPostgres } from './kernel/database/local-postgres.js';

/**
 * Runs `work` on the database as its owner and as it stands: nothing is migrated, nothing prepared. Starts PostgreSQL
 * when none was given.
 * @throws DatabaseUnreachable
 */
export async function asOwner<T>(config: Config, work: (url: string, owner: pg.Client) => Promise<T>): Promise<T> {
  const local = config.databaseUrl ? undefined : await startLocalPostgres(config.dataDir);
  const url = config.migrationDatabaseUrl ?? local?.url ?? config.databaseUrl!;
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  owner.on('error', () => undefined); // The statement under way says so itself.
  try {
    await owner.connect().catch((error) => {
      throw explainUnreachable(error, config);
    });
    return await work(url, owner);
  } finally {
    await owner.end().catch(() => undefined);
    await local?.stop();
  }
}
