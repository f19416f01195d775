import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, jest, test } from '@jest/globals';
import pg from 'pg';
import { ServerPulse } from '../../src/kernel/database/server-pulse.js';
import { eventually } from '../support/eventually.js';

/** Where a server would listen: until it does, every attempt fails otherwise than by a refusal (ENOENT). */
let folder: string;
let pulse: ServerPulse;
let server: Server | undefined;
const open: Socket[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pulse-'));
  pulse = new ServerPulse(`postgres:///nowhere?host=${folder}`, 600_000);
});
afterEach(async () => {
  pulse.stop();
  for (const socket of open.splice(0)) socket.destroy();
  if (server) await new Promise((resolve) => server!.close(resolve));
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Says no to everybody, as a PostgreSQL does that starts: a word of it, and so a sign of life. */
async function answer(): Promise<void> {
  const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  server = createServer((socket) => {
    open.push(socket);
    socket.on('error', () => undefined).once('data', () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((resolve) => server!.listen(path.join(folder, '.s.PGSQL.5432'), resolve));
}

test('a call that leads nowhere is hung up, and the next tick calls again', async () => {
  const calls = jest.spyOn(pg.Client.prototype, 'connect');
  try {
    pulse.asked({} as pg.Client);
    await eventually(() => Promise.resolve(calls.mock.calls.length >= 4), true, 2000);
  } finally {
    calls.mockRestore();
  }
});

test('a server that was taken for silent is heard as soon as there is one', async () => {
  pulse.asked({} as pg.Client);
  const isHeard = () => pulse.unlessSilent(() => Promise.resolve(true)).catch(() => false);
  await eventually(isHeard, false);
  await answer();
  await eventually(isHeard, true, 1000);
});
