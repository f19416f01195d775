import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareApplicationRole } from '../../src/kernel/database/application-role.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import { postgresIdentity } from '../../src/kernel/database/postgres-identity.js';
import { execute } from '../../src/kernel/database/postgres-programs.js';
import { asOwnerOf } from './as-owner.js';
import { withDatabase } from './database-url.js';
import { freePort } from './server.js';
import { testSecret } from './test-secret.js';

export interface InstalledPostgres {
  /** A superuser's address, of the migrated template. */
  ownerUrl: string;
  drop(): Promise<void>;
}

const programs = ['initdb', 'pg_ctl', 'postgres', 'pg_dump', 'pg_restore'];

/** The newest server this machine has with its own `pg_dump`: the one from npm brings none. */
export const installedPostgres = [
  ...(existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [])
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`),
  ...(process.env.PATH ?? '').split(path.delimiter),
].find((folder) => programs.every((program) => existsSync(path.join(folder, program))));

/** Starts it for one test file: from here on, `cloneDatabase` and `startApp` of this file use it. */
export async function startInstalledPostgres(programFolder: string): Promise<InstalledPostgres> {
  const directory = mkdtempSync(path.join(tmpdir(), 'passerelle-installed-'));
  chmodSync(directory, 0o711); // See start-postgres.js.
  const data = path.join(directory, 'postgres');
  const identity = postgresIdentity(data, programFolder);
  mkdirSync(data, { mode: 0o700 });
  identity.own(data);
  const port = await freePort();
  const run = async (program: string, ...args: string[]) => {
    const { code, output } = await execute(identity, path.join(programFolder, program), args);
    if (code !== 0) throw new Error(`${program}: ${output}`);
  };
  // With a password, so that its way to the programs is tried too.
  const passwordFile = path.join(directory, 'password');
  writeFileSync(passwordFile, 'sésame & co\n', { mode: 0o600 });
  identity.own(passwordFile);
  const cluster = ['-D', data, '-U', 'passerelle', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run('initdb', ...cluster, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  await run('pg_ctl', 'start', '-w', '-s', '-D', data, '-l', path.join(data, 'server.log'), '-o', options);
  const ownerUrl = `postgres://passerelle:${encodeURIComponent('sésame & co')}@127.0.0.1:${port}/passerelle`;
  await statementOfOwner(withDatabase(ownerUrl, 'postgres'), 'create database passerelle');
  let appUrl = '';
  await migrate(ownerUrl, async (owner) => {
    appUrl = await prepareApplicationRole(owner, ownerUrl, testSecret);
  });
  const serverFile = path.join(directory, 'server.json');
  writeFileSync(serverFile, JSON.stringify({ ownerUrl, appUrl }));
  process.env.PASSERELLE_TEST_SERVER = serverFile;
  return {
    ownerUrl,
    async drop() {
      await run('pg_ctl', 'stop', '-w', '-s', '-m', 'fast', '-D', data);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** One statement as the owner of that database. */
export function statementOfOwner(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return asOwnerOf(url, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]);
}
