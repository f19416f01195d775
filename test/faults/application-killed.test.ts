import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { freePort, spawnServer, stopped } from '../support/server.js';
import { Crowd } from './crowd.js';
import { customersOf } from './customers.js';
import { expectConverged, expectNothingLost } from './invariants.js';

let app: TestApp;
let port: number;
let server: ChildProcess;
let crowd: Crowd;
beforeAll(async () => {
  app = await startApp({ at: Temporal.Now.instant().toString() });
  port = await freePort();
  server = await spawnServer(app.database, port, alfortville.origin);
  const { token, tap } = await customersOf(app);
  crowd = new Crowd(() => `http://127.0.0.1:${port}`, token, tap);
});
afterAll(async () => {
  await stopped(server);
  await app.close();
});

test.each([1, 2])(
  'kill -9 of the application under load, round %i: nothing acknowledged is lost, retries converge',
  async () => {
    const cutBefore = crowd.unanswered.cut;
    crowd.start();
    await crowd.accepts(40);
    const end = new Promise((resolve) => server.once('exit', (_, signal) => resolve(signal)));
    server.kill('SIGKILL');
    expect(await end).toBe('SIGKILL');
    await crowd.stop();
    expect(crowd.unanswered.cut).toBeGreaterThan(cutBefore);

    server = await spawnServer(app.database, port, alfortville.origin);
    await expectNothingLost(app, crowd);
    await crowd.retryAll();
    await expectConverged(app, crowd);
  },
);
