import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { connect } from './connect.js';
import { MigrationFailed } from './migration-failed.js';

const ours = path.resolve(import.meta.dirname, '../../../migrations');
/** Two processes starting together: one migrates, the other waits; so too while a backup is read back. Any constant will do. */
export const MIGRATION_LOCK = 7_225_501;

/** The SQL files of a folder, oldest first, as TypeORM migrations named `<file name><timestamp>`. */
function migrationClasses(directory = ours): (new () => MigrationInterface)[] {
  return filesIn(directory).map((file) => {
    const sql = readFileSync(path.join(directory, file), 'utf8');
    return class {
      readonly name = nameOf(file);
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(sql).catch((cause: Error) => {
          throw new MigrationFailed(file, cause);
        });
      }
      down(): Promise<never> {
        return Promise.reject(new Error('Migrations only go forward: write the next one.'));
      }
    } as unknown as new () => MigrationInterface;
  });
}

function filesIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort();
}

function nameOf(file: string): string {
  const [timestamp, ...words] = path.basename(file, '.sql').split('-');
  return `${words.join('-')}${timestamp}`;
}

/**
 * Brings the schema up to date, one transaction a file.
 * @param ownerUrl connects as the role that owns the schema
 * @param prepare runs under the same lock before the first file: roles and the like
 * @param directory of the SQL files: those of this release, unless a test brings the next one's
 * @returns the names of the migrations that ran
 * @throws MigrationFailed at the first file that fails: nothing of it stays, those before it do, those after it wait
 */
export async function migrate(
  ownerUrl: string,
  prepare?: (db: DataSource) => Promise<void>,
  directory?: string,
): Promise<string[]> {
  const migrations = migrationClasses(directory);
  const dataSource = connect(ownerUrl, { poolSize: 2, statementTimeoutMs: 600_000, migrations });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare?.(dataSource);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

let known: readonly string[] | undefined;

/** Names of all files of this release, oldest first, as the table `migration` writes them: looked for once. */
export function knownMigrations(): readonly string[] {
  return (known ??= filesIn(ours).map(nameOf));
}

/** Names of the files not yet applied, as seen by the application's own role. */
export async function pendingMigrations(database: {
  query<Row extends object>(sql: string): Promise<Row[]>;
}): Promise<readonly string[]> {
  const expected = knownMigrations();
  const [found] = await database.query<{ exists: boolean }>(`select to_regclass('migration') is not null as exists`);
  if (!found!.exists) return expected;
  const done = await database.query<{ name: string }>('select name from migration');
  return expected.filter((name) => !done.some((row) => row.name === name));
}
