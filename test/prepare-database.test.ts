import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Config } from '../src/kernel/config/config.js';
import { prepareDatabase } from '../src/prepare-database.js';
import { cloneDatabase, type TestDatabase } from './support/database.js';
import { statementOfOwner } from './support/installed-postgres.js';
import { testSecret } from './support/test-secret.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase();
});
afterEach(() => database.drop());

const prepare = (addresses: Partial<Config>) =>
  prepareDatabase(Object.assign(new Config(), { secretKey: testSecret, dataDir: 'var', ...addresses }));
const userOf = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select current_user as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user',
  );
  await client.end();
  return rows[0] as { name: string; strong: boolean };
};

describe('the addresses of the database', () => {
  test('the owner’s alone: the application gets one of its own, too weak to pass row-level security', async () => {
    const { appUrl, ownerUrl, close } = await prepare({ databaseUrl: database.ownerUrl });
    expect(ownerUrl).toBe(database.ownerUrl);
    expect((await userOf(appUrl)).strong).toBe(false);
    expect((await userOf(appUrl)).name).not.toBe((await userOf(database.ownerUrl)).name);
    await close();
  });

  test('the application’s alone: it is used as it is, and nothing is done as the owner', async () => {
    const { appUrl, ownerUrl } = await prepare({ databaseUrl: database.appUrl });
    expect([appUrl, ownerUrl]).toEqual([database.appUrl, undefined]);
  });

  test('both: the application works with the one that was given for it', async () => {
    const { appUrl, ownerUrl } = await prepare({
      databaseUrl: database.appUrl,
      migrationDatabaseUrl: database.ownerUrl,
    });
    expect([appUrl, ownerUrl]).toEqual([database.appUrl, database.ownerUrl]);
  });

  test('the owner’s twice is refused: the application would see every CCAS', async () => {
    await expect(prepare({ databaseUrl: database.ownerUrl, migrationDatabaseUrl: database.ownerUrl })).rejects.toThrow(
      /^DATABASE_URL : le rôle de l’application est trop puissant : /,
    );
  });

  test('the application’s alone while migrations wait: it says how many and whose address is missing', async () => {
    await statementOfOwner(
      database.ownerUrl,
      'delete from migration where id in (select id from migration order by id desc limit 2)',
    );
    await expect(prepare({ databaseUrl: database.appUrl })).rejects.toThrow(
      /^DATABASE_URL : 2 migrations attendent et ce rôle ne peut pas les faire ; attendu : MIGRATION_DATABASE_URL/,
    );
  });
});
