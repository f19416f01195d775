import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { OpenCcas } from '../../src/ccas/open-ccas.js';
import { createContext } from '../../src/create-app.js';
import { Database } from '../../src/kernel/database/database.js';
import { Clock } from '../../src/kernel/time/clock.js';
import { alfortville, everyModule, testConfig, type TestApp, withinOf } from './app.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { startFlags } from '../../scripts/start-flags.js';
import { testSecret } from './test-secret.js';

export interface TestServer {
  /** `http://localhost:4012`, also the issuer of its passes. */
  origin: string;
  port: number;
  database: TestDatabase;
  process: ChildProcess;
  ccasId: string;
  /** The machine's. */
  clock: Clock;
  context: INestApplicationContext;
  get<T>(token: Type<T>): T;
  within: TestApp['within'];
  close(): Promise<void>;
}

/** The built server in a process of its own, on a database of its own, with the machine's clock. `PUBLIC_URL` is its origin. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const database = await cloneDatabase();
  const port = await freePort();
  const origin = env.PUBLIC_URL ?? `http://localhost:${port}`;
  const config = Object.assign(testConfig(database), { port, publicUrl: origin, smtpUrl: env.SMTP_URL });
  const context = await createContext({ config, databaseUrl: database.appUrl, poolSize: 4, clock: new Clock() });
  const ccasId = await context
    .get(OpenCcas, { strict: false })
    .run({ ...alfortville, origin, communeCodes: ['94002'], modules: everyModule(context) });
  const child = await spawnServer(database, port, origin, env);
  return {
    origin,
    port,
    database,
    process: child,
    ccasId,
    clock: new Clock(),
    context,
    get: (token) => context.get(token, { strict: false }),
    within: withinOf(context.get(Database, { strict: false }), ccasId),
    async close() {
      await stopped(child);
      await context.close();
      await database.drop();
    },
  };
}

/** One more process of the application on this database. Resolves when it answers `/readyz`. */
export async function spawnServer(
  database: TestDatabase,
  port: number,
  origin: string,
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...startFlags, path.resolve('dist/server/bundle/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: origin,
      DATABASE_URL: database.appUrl,
      SECRET_KEY: testSecret,
      LOG_LEVEL: 'error',
      COMPANIES_URL: '',
      GEOCODER_URL: '',
      TILES_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      log += text.toString();
    });
  child.stderr.pipe(process.stderr, { end: false });
  logs.set(child, () => log);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not become ready.\n${log}`);
}

const logs = new WeakMap<ChildProcess, () => string>();

/** Everything this process has written so far. */
export function logOf(child: ChildProcess): string {
  return logs.get(child)!();
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await end;
}

/**
 * A port nobody listens on, below those the system draws for outgoing connections: between the drawing and the
 * listening, any of the others may be taken by one of the many connections a test run opens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
