import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { LocalPostgresError } from './local-postgres.error.js';
import { type PostgresIdentity, postgresIdentity } from './postgres-identity.js';
import { execute, findPrograms, type PostgresPrograms } from './postgres-programs.js';
import { alone, isAlive, ownerOf } from './start-lock.js';

export interface LocalPostgres {
  /** Address of its owner, as the only superuser. */
  url: string;
  /** Stops the server if this process started it, or took it over from one that died. */
  stop(): Promise<void>;
  /**
   * From here on until `stop`: a server that died is started again on the same port, by the process that started it, or
   * by another once that one is dead too. One sentence in the log each time.
   */
  keepRunning(): void;
}

/** How often it is looked after. */
const WATCH_MS = 1000;

/**
 * Starts the PostgreSQL that came with `npm ci`, on a free port of the loopback, keeping its data under `dataDir`.
 * Two starts at once share one server; one left running by a process that was killed is taken over.
 * @throws LocalPostgresError with one sentence for the operator
 */
export async function startLocalPostgres(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<LocalPostgres> {
  const programs = await findPrograms();
  mkdirSync(dataDir, { recursive: true });
  const server = new Cluster(dataDir, programs);
  return alone(server.file('postgres.starting'), () => server.start(settings));
}

class Cluster {
  private readonly directory: string;
  private readonly identity: PostgresIdentity;
  private readonly ownerFile: string;
  private readonly log = new Logger('PostgreSQL');
  private watcher?: NodeJS.Timeout;
  private reviving?: Promise<void>;

  constructor(
    private readonly dataDir: string,
    private readonly programs: PostgresPrograms,
  ) {
    this.directory = this.file('postgres');
    this.ownerFile = this.file('postgres.owner');
    this.identity = postgresIdentity(this.directory, path.dirname(programs.initdb));
  }

  file(name: string): string {
    return path.join(this.dataDir, name);
  }

  async start(settings: Record<string, string>): Promise<LocalPostgres> {
    const password = this.keptPassword();
    if (!existsSync(this.directory)) await this.initialise(password);
    const running = await this.runningServer(password);
    const isAnothers = running !== undefined && isAlive(ownerOf(this.ownerFile));
    const url = running ?? (await this.launch(password, settings, await freePort()));
    if (!isAnothers) writeFileSync(this.ownerFile, String(process.pid));
    return {
      url,
      keepRunning: () => this.watch(() => this.launch(password, settings, Number(new URL(url).port))),
      stop: async () => {
        clearInterval(this.watcher);
        await this.reviving;
        if (ownerOf(this.ownerFile) === process.pid) await this.alone(() => this.stop());
      },
    };
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    return alone(this.file('postgres.starting'), work);
  }

  private watch(launch: () => Promise<unknown>): void {
    // The process whose death was said last: one that dies before its start is over is another.
    let said: number | undefined | null = null;
    this.watcher ??= setInterval(() => {
      if (this.reviving || isAlive(this.pidFile()[0]) || !this.isOurs()) return;
      this.reviving = this.alone(async () => {
        // Another process may have been quicker.
        const [pid] = this.pidFile();
        if (isAlive(pid) || !this.isOurs()) return;
        if (pid !== said) this.log.error('PostgreSQL s’est arrêté : il est relancé.');
        said = pid;
        await launch();
        writeFileSync(this.ownerFile, String(process.pid));
        this.log.warn('PostgreSQL est relancé.');
      })
        // Its disk may be full, or what is left of it may still be ending: the next look tries again.
        .catch(() => undefined)
        .finally(() => (this.reviving = undefined));
    }, WATCH_MS).unref();
  }

  private isOurs(): boolean {
    const owner = ownerOf(this.ownerFile);
    return owner === process.pid || !isAlive(owner);
  }

  private keptPassword(): string {
    const file = this.file('postgres.password');
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  }

  /** Made beside and renamed when whole: a start cut in the middle leaves nothing that looks like a cluster. */
  private async initialise(password: string): Promise<void> {
    const unfinished = this.file('postgres.new');
    const handed = this.file('postgres.initdb');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    this.identity.own(unfinished);
    try {
      writeFileSync(handed, `${password}\n`, { mode: 0o600 });
      this.identity.own(handed);
      const flags = [
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
      ];
      const result = await execute(this.identity, this.programs.initdb, [
        '-D',
        unfinished,
        '-U',
        'passerelle',
        '--pwfile',
        handed,
        ...flags,
      ]);
      if (result.code !== 0)
        throw new LocalPostgresError(`PostgreSQL n’a pas pu créer ${this.directory} : ${result.output.trim()}`);
      renameSync(unfinished, this.directory);
    } finally {
      rmSync(handed, { force: true });
    }
  }

  private async launch(password: string, settings: Record<string, string>, port: number): Promise<string> {
    const log = path.join(this.directory, 'server.log');
    const options = Object.entries({
      ...settings,
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
    })
      .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
      .join(' ');
    const { code, output } = await execute(this.identity, this.programs.pg_ctl, [
      'start',
      '-w',
      '-t',
      '60',
      '-s',
      '-D',
      this.directory,
      '-l',
      log,
      '-o',
      options,
    ]);
    if (code !== 0)
      throw new LocalPostgresError(`PostgreSQL n’a pas démarré ; voyez ${log}. ${output.trim().split('\n')[0] ?? ''}`);
    await createDatabase(port, password);
    return addressOf(port, password);
  }

  /** The address of a server running on this very directory; waits for one that is still starting or recovering. */
  private async runningServer(password: string): Promise<string | undefined> {
    for (let tries = 0; tries < 120; tries++) {
      const [pid, , , port] = this.pidFile();
      if (!isAlive(pid)) return undefined;
      const client = new pg.Client({
        connectionString: addressOf(port!, password, 'postgres'),
        connectionTimeoutMillis: 1000,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        const { rows } = await client.query('show data_directory');
        if (path.resolve(rows[0].data_directory) !== path.resolve(this.directory)) return undefined;
        await createDatabase(port!, password);
        return addressOf(port!, password);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 250));
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    return undefined;
  }

  private pidFile(): (number | undefined)[] {
    const file = path.join(this.directory, 'postmaster.pid');
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => Number(line) || undefined)
      : [];
  }

  private async stop(): Promise<void> {
    if (ownerOf(this.ownerFile) !== process.pid) return;
    await execute(this.identity, this.programs.pg_ctl, [
      'stop',
      '-w',
      '-s',
      '-m',
      'fast',
      '-t',
      '30',
      '-D',
      this.directory,
    ]);
    rmSync(this.ownerFile, { force: true });
  }
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
