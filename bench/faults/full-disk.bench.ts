import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../test/faults/crowd.js';
import { type OwnPostgres, ownPostgres } from '../../test/faults/own-postgres.js';
import { statementOfOwner } from '../../test/support/installed-postgres.js';
import { skipLoudly } from '../../test/support/skip-loudly.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';

const rounds = Array.from({ length: Number(process.env.BENCH_FILLS ?? 3) }, (_, index) => index + 1);
const SIZE = '400m';
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

const disk = mayMount ? describe : skipLoudly('A disk of its own can only be mounted by root, on Linux');
disk('the disk of the database is full under load, then is emptied', () => {
  let mount: string;
  let postgres: OwnPostgres;
  let shop: Shop;
  beforeAll(async () => {
    mount = mkdtempSync(path.join(tmpdir(), 'passerelle-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', mount]);
    chmodSync(mount, 0o755);
    postgres = await ownPostgres(mount);
    shop = await openShop();
  });
  afterAll(async () => {
    await shop?.close();
    await postgres?.drop();
    execFileSync('umount', ['-l', mount]);
    rmSync(mount, { recursive: true, force: true });
  });

  test.each(rounds)('%i', async () => {
    const { app, crowd, statusOf, server } = shop;
    const ballast = path.join(mount, 'ballast');
    const busy = crowd.unanswered.busy;
    crowd.start();
    await crowd.accepts(40);
    fill(ballast);
    // What is reserved for its log is used up first, or a quiet shop would not notice for minutes.
    const refused = await until(async () => {
      await statementOfOwner(app.database.ownerUrl, 'select pg_switch_wal()').catch(() => undefined);
      return crowd.unanswered.busy > busy;
    }, 60_000);
    const red = await until(async () => (await statusOf('/readyz')) === 503, 20_000);
    const healthz = await statusOf('/healthz');
    rmSync(ballast);
    const backAt = performance.now();
    if (!(await until(async () => (await statusOf('/readyz')) === 200, 15_000))) {
      say('PostgreSQL ended itself when it could not write its log: started again, as its supervisor would');
      await postgres.startAgain();
    }
    expect(await until(async () => (await statusOf('/readyz')) === 200, 30_000)).toBe(true);
    say(`green ${Math.round(performance.now() - backAt)} ms after there was room`);
    await crowd.accepts(40);
    await crowd.stop();
    expect({ refused, red, healthz, ended: server().exitCode }).toEqual({
      refused: true,
      red: true,
      healthz: 200,
      ended: null,
    });
    await expectPromisesKept(shop, crowd);
  });
});

/** Until the kernel says that there is no room. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(handle, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
