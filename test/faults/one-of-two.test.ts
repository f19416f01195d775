import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { aToken } from '../support/personas.js';
import { freePort, spawnServer, stopped } from '../support/server.js';
import { Crowd, redeemAt } from './crowd.js';
import { customersOf } from './customers.js';
import { expectConverged, expectNothingLost } from './invariants.js';

let app: TestApp;
let ports: number[];
let servers: ChildProcess[];
let crowd: Crowd;
let turn = 0;
/** Where the crowd taps: as behind a proxy, at both in turn. */
let open: number[];
beforeAll(async () => {
  app = await startApp({ at: Temporal.Now.instant().toString() });
  ports = [await freePort(), await freePort()];
  servers = [];
  for (const port of ports) servers.push(await spawnServer(app.database, port, alfortville.origin));
  const { token, tap } = await customersOf(app);
  crowd = new Crowd(() => `http://127.0.0.1:${open[turn++ % open.length]}`, token, tap);
});
afterAll(async () => {
  await Promise.all(servers.map(stopped));
  await app.close();
});

/** Whoever was not answered sends the same again to the other process, once. */
async function expectNoFailedRetry(): Promise<void> {
  const before = { ...crowd.unanswered };
  await crowd.retryAll();
  expect(crowd.unanswered).toEqual(before);
  await expectConverged(app, crowd);
}

test('one of two processes killed under load: the other serves every retry, nothing acknowledged is lost', async () => {
  open = ports;
  crowd.start();
  await crowd.accepts(40);
  servers[0]!.kill('SIGKILL');
  await once(servers[0]!, 'exit');
  await crowd.accepts(10);
  await crowd.stop();
  expect(crowd.unanswered.cut).toBeGreaterThan(0);
  open = [ports[1]!];
  await expectNothingLost(app, crowd);
  await expectNoFailedRetry();
  servers[0] = await spawnServer(app.database, ports[0]!, alfortville.origin);
});

test('one of two processes told to stop under load: it ends by itself, answers no error, and loses nothing', async () => {
  open = ports;
  const { busy } = crowd.unanswered;
  crowd.start();
  await crowd.accepts(40);
  servers[0]!.kill('SIGTERM');
  const [code] = await once(servers[0]!, 'exit');
  await crowd.accepts(10);
  await crowd.stop();
  expect([code, crowd.unanswered.busy]).toEqual([0, busy]);
  open = [ports[1]!];
  await expectNothingLost(app, crowd);
  await expectNoFailedRetry();
  servers[0] = await spawnServer(app.database, ports[0]!, alfortville.origin);
});

test('what was accepted before the signal is finished after it, half sent or not, and nothing new is accepted', async () => {
  const partnerId = await aPartner(app);
  const token = await aToken(app, 'till', { partnerId });
  const { passCode } = await aPassHolder(app);
  const offerId = await anOffer(app, partnerId, { limit: { uses: 5, period: 'day' }, quota: 5 });
  const [url] = ports.map((port) => `http://127.0.0.1:${port}`);
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await owner.query('begin');
  await owner.query('select from offer where id = $1 for update', [offerId]);
  const asked = redeemAt(url!, token, { passCode, offerId }, randomUUID());
  await eventually(async () => {
    const { rows } = await owner.query(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0].waiting as number;
  }, 1);
  const halfSent = connect(ports[0]!, '127.0.0.1').setEncoding('utf8');
  await once(halfSent, 'connect');
  halfSent.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n');
  // Whoever is answered now connected later: what was sent before has been read.
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  const ended = once(servers[0]!, 'exit');
  servers[0]!.kill('SIGTERM');
  await eventually(
    () =>
      fetch(`${url}/healthz`).then(
        () => 'accepted',
        (error) => (error as { cause?: { code?: string } }).cause?.code ?? 'cut',
      ),
    'ECONNREFUSED',
  );
  halfSent.write('\r\n');
  expect((await once(halfSent, 'data'))[0]).toMatch(/^HTTP\/1.1 200 /);
  await owner.query('commit');
  await owner.end();
  expect((await asked).status).toBe(201);
  expect((await ended)[0]).toBe(0);
});
