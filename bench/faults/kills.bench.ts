import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../test/faults/crowd.js';
import { type OwnPostgres, ownPostgres } from '../../test/faults/own-postgres.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';

const rounds = Array.from({ length: Number(process.env.BENCH_KILLS ?? 20) }, (_, index) => index + 1);

let postgres: OwnPostgres;
let shop: Shop;
beforeAll(async () => {
  postgres = await ownPostgres();
  shop = await openShop();
});
afterAll(async () => {
  await shop.close();
  await postgres.drop();
});

describe('kill -9 of the application under load', () => {
  test.each(rounds)('%i', async () => {
    const { crowd, server } = shop;
    crowd.start();
    await crowd.accepts(40);
    const end = new Promise((resolve) => server().once('exit', (_, signal) => resolve(signal)));
    server().kill('SIGKILL');
    expect(await end).toBe('SIGKILL');
    await crowd.stop();
    await shop.restart();
    await expectPromisesKept(shop, crowd);
  });
});

describe('kill -9 of PostgreSQL under load', () => {
  const recoveries: number[] = [];
  test.each(rounds)('%i', async () => {
    const { crowd, server, statusOf } = shop;
    const [busy, cut] = [crowd.unanswered.busy, crowd.unanswered.cut];
    crowd.start();
    await crowd.accepts(40);
    postgres.kill();
    expect(await until(() => crowd.unanswered.busy > busy, 10_000)).toBe(true);
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
    await postgres.startAgain();
    const backAt = performance.now();
    expect(await until(async () => (await statusOf('/readyz')) === 200, 10_000)).toBe(true);
    recoveries.push(performance.now() - backAt);
    await crowd.accepts(20);
    await crowd.stop();
    expect([server().exitCode, server().signalCode, crowd.unanswered.cut]).toEqual([null, null, cut]);
    await expectPromisesKept(shop, crowd);
  });
  afterAll(() => say(`ready again after ${Math.round(Math.max(...recoveries))} ms at most`));
});
