import type { ChildProcess } from 'node:child_process';
import { expect } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Crowd } from '../../test/faults/crowd.js';
import { customersOf } from '../../test/faults/customers.js';
import { expectConverged, expectNothingLost } from '../../test/faults/invariants.js';
import { alfortville, type TestApp, startApp } from '../../test/support/app.js';
import { freePort, spawnServer, stopped } from '../../test/support/server.js';

/** A CCAS, its server in a process of its own, and a crowd at the tills of one shop. */
export interface Shop {
  app: TestApp;
  port: number;
  url: string;
  token: string;
  crowd: Crowd;
  /** The process that serves now. */
  server(): ChildProcess;
  restart(): Promise<void>;
  statusOf(path: string): Promise<number>;
  close(): Promise<void>;
}

/** @param through the address the tills use, when it is not the server's own */
export async function openShop(through?: (port: number) => Promise<string>): Promise<Shop> {
  const app = await startApp({ at: Temporal.Now.instant().toString() });
  const port = await freePort();
  const start = () => spawnServer(app.database, port, alfortville.origin);
  let server = await start();
  const { token, tap } = await customersOf(app);
  const url = `http://127.0.0.1:${port}`;
  const address = (await through?.(port)) ?? url;
  return {
    app,
    port,
    url,
    token,
    crowd: new Crowd(() => address, token, tap),
    server: () => server,
    async restart() {
      server = await start();
    },
    statusOf: async (path) => (await fetch(url + path)).status,
    async close() {
      await stopped(server);
      await app.close();
    },
  };
}

/** What must hold after any fault (trust.md): nothing told is lost, retries converge, counters, chain and ledger agree. */
export async function expectPromisesKept({ app }: Pick<Shop, 'app'>, ...crowds: Crowd[]): Promise<void> {
  for (const crowd of crowds) await expectNothingLost(app, crowd);
  for (const crowd of crowds) await crowd.retryAll();
  await expectConverged(app, ...crowds);
  const over = await app.within((tx) =>
    tx.query(
      `select u.offer_id from offer_use u join offer o on o.id = u.offer_id where u.used > o.limit_uses
       union all select id from offer where quota_used > quota`,
    ),
  );
  expect(over).toEqual([]);
}

/** A line of what was measured, among those of Jest. */
export function say(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
