import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isAlive } from '../../src/kernel/database/start-lock.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/server.js';
import { testSecret } from '../support/test-secret.js';

let directory: string;
let port: number;
let server: ChildProcess;
let log = '';
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'passerelle-bundled-'));
  chmodSync(directory, 0o711); // See start-postgres.js.
  port = await freePort();
  server = spawn(process.execPath, [path.resolve('dist/server/bundle/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SECRET_KEY: testSecret,
      DATA_DIR: directory,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
  });
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (text) => (log += text));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Nothing is open here: with its database, a process says that no CCAS is, and without it that it is busy. */
const readiness = async (): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  const { code, check } = ((await answer?.json()) ?? {}) as { code?: string; check?: string };
  return check ?? code ?? 'closed';
};
const postmaster = (): number =>
  Number(readFileSync(path.join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('the PostgreSQL that comes with npm, killed, is started again by the process that started it, and stops with it', async () => {
  await eventually(readiness, 'ccas', 90_000);
  for (const time of [1, 2]) {
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await eventually(async () => !isAlive(killed), true);
    await eventually(readiness, 'ccas', 60_000);
    expect(postmaster()).not.toBe(killed);
    // What a process writes comes through a pipe, in its own time.
    await eventually(async () => log.match(/PostgreSQL s’est arrêté : il est relancé/g)?.length, time);
  }
  const last = postmaster();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(isAlive(last)).toBe(false);
}, 240_000);
