import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { type TestApp, startApp } from '../support/app.js';
import { aToken } from '../support/personas.js';
import { Crowd, until } from './crowd.js';
import { customersOf } from './customers.js';
import { expectConverged } from './invariants.js';
import { type Slowness, slowClients } from './slow-clients.js';

let app: TestApp;
let server: Server;
let crowd: Crowd;
let tokens: Record<Slowness, string>;
beforeAll(async () => {
  app = await startApp({ poolSize: 2 });
  server = app.nest.getHttpServer() as Server;
  const { token, tap } = await customersOf(app);
  const agent = await aToken(app, 'agent');
  tokens = { header: token, body: token, upload: agent, reader: token };
  crowd = new Crowd(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token, tap);
});
afterAll(() => app.close());

test('clients that send a byte a second, or read nothing, keep nobody waiting and no connection of the database', async () => {
  const { port } = server.address() as AddressInfo;
  const kinds = Object.keys(tokens) as Slowness[];
  // Those that do not read are served long answers all the while, by the process that runs this test too: a few of them.
  const slow = kinds.map((kind) => slowClients(port, kind === 'reader' ? 4 : 25, kind, tokens[kind]));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  crowd.start(4);
  await crowd.accepts(10);
  await crowd.stop();
  expect(crowd.unanswered).toEqual({ cut: 0, busy: 0 });
  // A header takes ten seconds at most, and is looked for every five.
  expect(await until(() => slow[0]!.open() === 0, 25_000)).toBe(true);
  for (const clients of slow) clients.close();
  await expectConverged(app, crowd);
});

test('no wait for a client is without end', () => {
  const { headersTimeout, requestTimeout, timeout, keepAliveTimeout } = server;
  expect(headersTimeout).toBeLessThan(requestTimeout);
  for (const ms of [headersTimeout, requestTimeout, timeout, keepAliveTimeout]) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(120_000);
  }
});
