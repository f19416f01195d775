import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../test/faults/crowd.js';
import { type OwnPostgres, ownPostgres } from '../../test/faults/own-postgres.js';
import { signalsFor } from './postgres-signals.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';

const seconds = (process.env.BENCH_FREEZES ?? '5,20,60').split(',').map(Number);
/** Promised (trust.md); the second more is for a busy machine. */
const RED_MS = 4000;
const GREEN_MS = 6000;

let postgres: OwnPostgres;
let shop: Shop;
let signal: Awaited<ReturnType<typeof signalsFor>>;
beforeAll(async () => {
  postgres = await ownPostgres();
  shop = await openShop();
  signal = await signalsFor(shop.app.database.ownerUrl);
});
afterAll(async () => {
  signal('SIGCONT');
  await shop.close();
  await postgres.drop();
});

describe('PostgreSQL stands still under load', () => {
  test.each(seconds)('for %i s', async (forSeconds) => {
    const { crowd, statusOf, server } = shop;
    const cut = crowd.unanswered.cut;
    crowd.start();
    await crowd.accepts(40);
    signal('SIGSTOP');
    const since = performance.now();
    expect(await until(async () => (await statusOf('/readyz')) === 503, 20_000)).toBe(true);
    const redAfter = performance.now() - since;
    expect(await statusOf('/healthz')).toBe(200);
    await until(() => performance.now() - since >= forSeconds * 1000, forSeconds * 1000);
    signal('SIGCONT');
    const backAt = performance.now();
    expect(await until(async () => (await statusOf('/readyz')) === 200, 60_000)).toBe(true);
    const greenAfter = performance.now() - backAt;
    say(
      `${forSeconds} s: /readyz red after ${redAfter.toFixed(0)} ms, green ${greenAfter.toFixed(0)} ms after its return`,
    );
    await crowd.accepts(40);
    await crowd.stop();
    expect([server().exitCode, server().signalCode, crowd.unanswered.cut]).toEqual([null, null, cut]);
    await expectPromisesKept(shop, crowd);
    expect(redAfter).toBeLessThan(RED_MS);
    expect(greenAfter).toBeLessThan(GREEN_MS);
  });
});
