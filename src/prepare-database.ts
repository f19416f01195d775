import type { DataSource } from 'typeorm';
import { explainUnreachable } from './database-unreachable.js';
import type { Config } from './kernel/config/config.js';
import {
  APPLICATION_GROUP,
  DatabaseRoleError,
  excessivePowers,
  prepareApplicationRole,
} from './kernel/database/application-role.js';
import { connect } from './kernel/database/connect.js';
import { startLocalPostgres } from './kernel/database/local-postgres.js';
import { migrate, pendingMigrations } from './kernel/database/migrate.js';

export interface PreparedDatabase {
  /** Where the application connects, as a role too weak to pass row-level security. */
  appUrl: string;
  /** The owner's address, for commands that need it; absent when the application may only use the schema. */
  ownerUrl?: string;
  /** From here on until `close`, the PostgreSQL that comes with npm is started again whenever it dies. */
  keepRunning(): void;
  close(): Promise<void>;
}

/**
 * From the configuration to an address that can be trusted: starts PostgreSQL when none was given, migrates, and makes
 * sure that the application's role is too weak to pass row-level security.
 * @throws DatabaseUnreachable, DatabaseRoleError, each one sentence for the operator
 */
export async function prepareDatabase(config: Config): Promise<PreparedDatabase> {
  const local = config.databaseUrl ? undefined : await startLocalPostgres(config.dataDir);
  try {
    const { appUrl, ownerUrl } = await upToDate(config, local?.url);
    const powers = await withOne(appUrl, excessivePowers);
    if (powers.length > 0)
      throw new DatabaseRoleError(`DATABASE_URL : le rôle de l’application est trop puissant : ${powers.join(', ')}.`);
    return {
      appUrl,
      ownerUrl,
      keepRunning: () => local?.keepRunning(),
      close: async () => local?.stop(),
    };
  } catch (error) {
    await local?.stop();
    throw explainUnreachable(error, config);
  }
}

async function upToDate(config: Config, localUrl?: string): Promise<{ appUrl: string; ownerUrl?: string }> {
  const { databaseUrl, migrationDatabaseUrl, secretKey } = config;
  if (!migrationDatabaseUrl && databaseUrl && (await isApplicationRole(databaseUrl))) return { appUrl: databaseUrl };
  const ownerUrl = migrationDatabaseUrl ?? localUrl ?? databaseUrl!;
  let appUrl = '';
  await migrate(ownerUrl, async (owner) => {
    appUrl = await prepareApplicationRole(owner, ownerUrl, secretKey, migrationDatabaseUrl ? databaseUrl : undefined);
  });
  return { appUrl, ownerUrl };
}

/**
 * Is this already the weak role of the application? Then somebody else migrates, and must have done so.
 * @throws DatabaseRoleError when migrations wait for an owner
 */
async function isApplicationRole(url: string): Promise<boolean> {
  return withOne(url, async (probe) => {
    const [found] = await probe.query<{ member: boolean }[]>(
      `select coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as member`,
      [APPLICATION_GROUP],
    );
    if (!found?.member || (await excessivePowers(probe)).length > 0) return false;
    const pending = await pendingMigrations(probe);
    if (pending.length > 0)
      throw new DatabaseRoleError(
        `DATABASE_URL : ${pending.length} migrations attendent et ce rôle ne peut pas les faire ; attendu : MIGRATION_DATABASE_URL, l’adresse du propriétaire.`,
      );
    return true;
  });
}

async function withOne<T>(url: string, ask: (probe: DataSource) => Promise<T>): Promise<T> {
  const probe = connect(url, { poolSize: 1 });
  await probe.initialize();
  try {
    return await ask(probe);
  } finally {
    await probe.destroy();
  }
}
