import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from './support/database.js';
import { freePort, spawnServer, startServer } from './support/server.js';
import { testSecret } from './support/test-secret.js';

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built program, run to its end. */
function run(file: string, args: string[], env: Record<string, string>): Promise<Run> {
  const child = spawn(process.execPath, [path.resolve('dist', file), ...args], {
    env: { PATH: process.env.PATH, SECRET_KEY: testSecret, LOG_LEVEL: 'error', ...env },
  });
  const result: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (result.stdout += chunk));
  child.stderr.on('data', (chunk) => (result.stderr += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

const databases: TestDatabase[] = [];
const aDatabase = async (): Promise<TestDatabase> => {
  const database = await cloneDatabase();
  databases.push(database);
  return database;
};
afterAll(() => Promise.all(databases.map((database) => database.drop())));

describe('a start that cannot work says why in one line and ends with 1', () => {
  const expectOneLine = ({ code, stderr }: Run, expected: RegExp): void => {
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(expected);
    expect(code).toBe(1);
  };

  test('a wrong variable', async () => {
    expectOneLine(await run('main.js', [], { PORT: 'trois' }), /^PORT : « trois » .* attendu : un nombre entier/);
  });

  test('a proxy that is no address', async () => {
    expectOneLine(
      await run('main.js', [], { TRUSTED_PROXY: '999.1.1.1' }),
      /^TRUSTED_PROXY : « 999\.1\.1\.1 » ne convient pas ; attendu : des adresses/,
    );
  });

  test('a database nobody answers for', async () => {
    const port = await freePort();
    expectOneLine(
      await run('main.js', [], { DATABASE_URL: `postgres://moi:secret@127.0.0.1:${port}/base` }),
      /^DATABASE_URL : « 127\.0\.0\.1:\d+\/base » .*attendu : un PostgreSQL 15/,
    );
  });

  test('a port already taken', async () => {
    const { appUrl } = await aDatabase();
    const taken = createServer().listen(0, '0.0.0.0');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    expectOneLine(
      await run('main.js', [], { DATABASE_URL: appUrl, PORT: String(port), NODE_ENV: 'production' }),
      /^PORT : le port \d+ est déjà pris ; attendu : un port libre/,
    );
    taken.close();
  });

  test('a role that could pass row-level security', async () => {
    const { ownerUrl } = await aDatabase();
    const both = { DATABASE_URL: ownerUrl, MIGRATION_DATABASE_URL: ownerUrl };
    expectOneLine(
      await run('main.js', [], both),
      /^DATABASE_URL : le rôle de l’application est trop puissant : il est superutilisateur/,
    );
  });
});

describe('one address is enough', () => {
  test('given the owner’s, the program makes a weak role of its own, loads the demonstration, and stops on SIGTERM', async () => {
    const { ownerUrl } = await aDatabase();
    const port = await freePort();
    const child = spawn(process.execPath, [path.resolve('dist/server/bundle/main.js')], {
      env: {
        PATH: process.env.PATH,
        SECRET_KEY: testSecret,
        DATABASE_URL: ownerUrl,
        PORT: String(port),
        LOG_LEVEL: 'error',
      },
    });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    await new Promise<void>((resolve) => child.stdout.on('data', () => stdout.includes('/api/docs') && resolve()));
    for (const word of [
      'Agent',
      'Responsable',
      'Partenaire',
      'Caisse',
      `HTTP://LOCALHOST:${port}/V#`,
      `http://localhost:${port}`,
    ])
      expect(stdout).toContain(word);
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    // Its passwords are on the screen: it listens at 127.0.0.1 only, and at no other address of the machine.
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const reached = [
      '127.0.0.2',
      ...others.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
    ];
    for (const address of reached) await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('the database that comes with npm', () => {
  test('keeps its data between two starts, in a folder with spaces, and is found again after a kill', async () => {
    const directory = path.join(mkdtempSync(path.join(tmpdir(), 'passerelle-')), 'avec des espaces');
    const { startLocalPostgres } = await import('../src/kernel/database/local-postgres.js');
    const { default: pg } = await import('pg');
    const first = await startLocalPostgres(directory);
    const client = new pg.Client({ connectionString: first.url });
    await client.connect();
    await client.query('create table kept (word text); insert into kept values ($$là$$)');
    await client.end();
    const beside = await startLocalPostgres(directory);
    await beside.stop();
    await first.stop();

    const again = await startLocalPostgres(directory);
    const reader = new pg.Client({ connectionString: again.url });
    await reader.connect();
    expect((await reader.query('select word from kept')).rows).toEqual([{ word: 'là' }]);
    await reader.end();
    await again.stop();
    rmSync(path.dirname(directory), { recursive: true, force: true });
  });
});

describe('when PostgreSQL goes away', () => {
  test('the process stays alive, answers 503 with Retry-After, and recovers by itself', async () => {
    const server = await startServer();
    const { default: pg } = await import('pg');
    const admin = new pg.Client({ connectionString: server.database.ownerUrl.replace(/\/[^/]*$/, '/postgres') });
    await admin.connect();
    await admin.query(`alter database ${server.database.name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      server.database.name,
    ]);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    const away = await fetch(`${server.origin}/readyz`);
    expect([away.status, away.headers.has('retry-after')]).toEqual([503, true]);
    await admin.query(`alter database ${server.database.name} allow_connections true`);
    await admin.end();
    const back = await fetch(`${server.origin}/readyz`);
    expect(back.status).toBe(200);
    await server.close();
  });

  test('two processes serve the same CCAS', async () => {
    const server = await startServer();
    const port = await freePort();
    const second = await spawnServer(server.database, port, server.origin);
    expect((await fetch(`http://localhost:${port}/.well-known/jwks.json`)).status).toBe(200);
    second.kill('SIGTERM');
    await server.close();
  });
});
