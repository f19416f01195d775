import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { freePort, spawnServer, stopped } from '../support/server.js';
import { Crowd, until } from './crowd.js';
import { customersOf } from './customers.js';
import { expectConverged, expectNothingLost } from './invariants.js';
import { type OwnPostgres, ownPostgres } from './own-postgres.js';

let postgres: OwnPostgres;
let app: TestApp;
let url: string;
let server: ChildProcess;
let crowd: Crowd;
beforeAll(async () => {
  postgres = await ownPostgres();
  app = await startApp({ at: Temporal.Now.instant().toString() });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = await spawnServer(app.database, port, alfortville.origin);
  const { token, tap } = await customersOf(app);
  crowd = new Crowd(() => url, token, tap);
});
afterAll(async () => {
  await stopped(server);
  await app.close();
  await postgres.drop();
});

const statusOf = async (path: string): Promise<number> => (await fetch(url + path)).status;

test.each([1, 2])(
  'kill -9 of PostgreSQL in the middle of transactions, round %i: the application recovers within 10 s, without a restart',
  async () => {
    const busyBefore = crowd.unanswered.busy;
    crowd.start();
    await crowd.accepts(40);
    postgres.kill();
    expect(await until(() => crowd.unanswered.busy > busyBefore, 10_000)).toBe(true);
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/readyz')).toBe(503);

    await postgres.startAgain();
    expect(await until(async () => (await statusOf('/readyz')) === 200, 10_000)).toBe(true);
    await crowd.accepts(20);
    await crowd.stop();
    expect([server.exitCode, server.signalCode, crowd.unanswered.cut]).toEqual([null, null, 0]);

    await expectNothingLost(app, crowd);
    await crowd.retryAll();
    await expectConverged(app, crowd);
  },
);
