import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { prepareApplicationRole } from '../../src/kernel/database/application-role.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';
import { testSecret } from '../support/test-secret.js';

const folder = path.join(import.meta.dirname, 'releases');

/** What `scripts/dump-demonstration.js` kept of a release. */
export interface Release {
  release: string;
  /** The instant it was made: its passes are valid then. */
  at: string;
  /** As its table `migration` names them, oldest first. */
  migrations: string[];
  sql: string;
  /** Of its pages and their forms: `POST /ccas/usagers/nouveau`. */
  addresses: string[];
}

/** Every release there was, oldest first. */
export function releases(): Release[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql.gz'))
    .map((file) => {
      const sql = gunzipSync(readFileSync(path.join(folder, file))).toString();
      const about = JSON.parse(sql.slice(3, sql.indexOf('\n'))) as Omit<Release, 'addresses' | 'sql'>;
      const addresses = readFileSync(path.join(folder, `${about.release}.addresses.txt`), 'utf8')
        .trim()
        .split('\n');
      return { ...about, sql, addresses };
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

/** A database as that release left it, its demonstration in it. */
export async function installed({ sql }: Release): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await statementOfOwner(database.ownerUrl, sql);
  return database;
}

/** What the next version does when it starts. @param directory of its migrations; ours unless said otherwise */
export function upgrade({ ownerUrl, appUrl }: TestDatabase, directory?: string): Promise<string[]> {
  const prepare = async (owner: Parameters<typeof prepareApplicationRole>[0]) => {
    await prepareApplicationRole(owner, ownerUrl, testSecret, appUrl);
  };
  return migrate(ownerUrl, prepare, directory);
}
