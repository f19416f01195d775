import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { withDatabase } from './database-url.js';

export interface TestDatabase {
  name: string;
  /** Owner: may look past row-level security in a test, and breaks things on purpose. */
  ownerUrl: string;
  /** The role the application runs as. */
  appUrl: string;
  drop(): Promise<void>;
}

interface Server {
  ownerUrl: string;
  appUrl: string;
}

function server(): Server {
  return JSON.parse(readFileSync(process.env.PASSERELLE_TEST_SERVER!, 'utf8')) as Server;
}

/** A database of its own for one test file, cloned from the migrated template in a few milliseconds. */
export function cloneDatabase(): Promise<TestDatabase> {
  return createFrom('passerelle');
}

/** A database with nothing in it yet. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(ownerUrl, `create database ${name} template ${template}`);
  return {
    name,
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: () => asAdmin(ownerUrl, `drop database ${name} with (force)`),
  };
}

/** Cloning needs nobody on the template: another test file may be cloning it this very moment. */
async function asAdmin(ownerUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(ownerUrl, 'postgres') });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(sql);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
