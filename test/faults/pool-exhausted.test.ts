import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';

const POOL = 2;

let app: TestApp;
let till: Client;
let passCode: string;
let offerId: string;
beforeAll(async () => {
  app = await startApp({ poolSize: POOL });
  const partnerId = await aPartner(app);
  till = await aTill(app, partnerId);
  ({ passCode } = await aPassHolder(app));
  offerId = await anOffer(app, partnerId, { limit: { uses: 50, period: 'day' } });
});
afterAll(() => app.close());

/** Takes every connection there is into a transaction that waits. @returns what lets them go */
async function holdEveryConnection(): Promise<() => Promise<void>> {
  let letGo: () => void;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const held: Promise<void>[] = [];
  for (let n = 0; n < POOL; n++)
    await new Promise<void>((isHeld) => {
      held.push(
        app.within(async (tx) => {
          await tx.query('select 1');
          isHeld();
          await gate;
        }),
      );
    });
  return async () => {
    letGo();
    await Promise.all(held);
  };
}

/** Nothing taken, nobody waiting, no transaction left open in the database. */
async function expectNoLeak(): Promise<void> {
  const pool = (app.get(DataSource).driver as unknown as { master: pg.Pool }).master;
  expect([pool.idleCount, pool.waitingCount]).toEqual([pool.totalCount, 0]);
  expect(pool.totalCount).toBeLessThanOrEqual(POOL);
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
  );
  await client.end();
  expect(rows).toEqual([]);
}

describe('every connection of the pool is taken', () => {
  test('503 with Retry-After in time, /healthz answers, then the same keys are served and nothing leaks', async () => {
    const release = await holdEveryConnection();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    // It takes as long as waiting for a connection may: nobody else's patience is in it.
    const pool = (app.get(DataSource).driver as unknown as { master: pg.Pool }).master;
    expect(pool.options.connectionTimeoutMillis).toBe(2000);
    const refused = Promise.all(keys.map((key) => redeem(till, { passCode, offerId }, key)));
    expect((await till.get('/healthz')).status).toBe(200);
    expect((await till.get('/readyz')).status).toBe(503);
    for (const { status, body, headers } of await refused)
      expect([status, body.code, Number(headers['retry-after'])]).toEqual([503, 'busy', 2]);
    expect(pool.waitingCount).toBe(0);
    await release();

    const statuses: number[] = [];
    for (const key of keys) statuses.push((await redeem(till, { passCode, offerId }, key)).status);
    expect(statuses).toEqual(keys.map(() => 201));
    const [{ used }] = await app.within((tx) => tx.query('select used from offer_use where offer_id = $1', [offerId]));
    expect(used).toBe(keys.length);
    await expectNoLeak();
  });

  test('whatever a request ends with, its connection goes back', async () => {
    const requests = [
      () => redeem(till, { passCode, offerId: randomUUID() }), // 404 inside the transaction
      () => redeem(till, { passCode: 'no code', offerId }), // a refusal, committed
      () => redeem(till, { passCode, offerId: 'no id' }), // 400 before it
      () => redeem(till, { passCode, offerId, amountCents: -1 }),
    ];
    for (let round = 0; round < 2 * POOL; round++) await Promise.all(requests.map((send) => send()));
    await expect(app.within((tx) => tx.query('select 1 / 0'))).rejects.toThrow();
    await expect(app.within((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'))).rejects.toThrow();
    expect((await redeem(till, { passCode, offerId })).status).toBe(201);
    await expectNoLeak();
  });

  test('no wait in the database is without end', async () => {
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const rows: { name: string; ms: number }[] = await app.within((tx) =>
      tx.query('select name, setting::int as ms from pg_settings where name = any($1)', [names]),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { ms } of rows) {
      expect(ms).toBeGreaterThan(0);
      expect(ms).toBeLessThanOrEqual(20_000);
    }
  });
});
