import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freezeUnderLoad } from '../../test/faults/frozen.js';
import { type OwnPostgres, ownPostgres } from '../../test/faults/own-postgres.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';

const seconds = (process.env.BENCH_FREEZES ?? '5,20,60').split(',').map(Number);
/** Promised (trust.md); the second more is for a busy machine. */
const RED_MS = 4000;
const GREEN_MS = 6000;

let postgres: OwnPostgres;
let shop: Shop;
beforeAll(async () => {
  postgres = await ownPostgres();
  shop = await openShop();
});
afterAll(async () => {
  postgres.thaw();
  await shop.close();
  await postgres.drop();
});

describe('PostgreSQL stands still under load', () => {
  test.each(seconds)('for %i s', async (forSeconds) => {
    const { crowd, server, url } = shop;
    const cut = crowd.unanswered.cut;
    crowd.start();
    await crowd.accepts(40);
    const freeze = await freezeUnderLoad({ postgres, url, crowd }, forSeconds * 1000);
    const shown = (ms: number | undefined) => ms?.toFixed(0) ?? 'never';
    say(
      `${forSeconds} s: /readyz red after ${shown(freeze.redAfterMs)} ms, green ${shown(freeze.healthyAfterMs)} ms after its return; ` +
        `the longest a till waited for its 503: ${shown(freeze.longestMs)} ms`,
    );
    await crowd.stop();
    expect([server().exitCode, server().signalCode, crowd.unanswered.cut]).toEqual([null, null, cut]);
    await expectPromisesKept(shop, crowd);
    expect(freeze.healthz).toBe(200);
    expect(freeze.redAfterMs).toBeLessThan(RED_MS);
    expect(freeze.healthyAfterMs).toBeLessThan(GREEN_MS);
  });
});
