import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../test/faults/crowd.js';
import { type Slowness, slowClients } from '../../test/faults/slow-clients.js';
import { aToken } from '../../test/support/personas.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';
import { socketsOf } from './sockets.js';

const count = Number(process.env.BENCH_SLOW_CLIENTS ?? 600);
/** Connections of the crowd itself, kept alive, and of this test. */
const TILLS = 20;
const kinds: Slowness[] = ['header', 'body', 'upload', 'reader'];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test(`${count} slow clients: the others are answered, and each slow one is sent away`, async () => {
  const { app, port, crowd, token, statusOf, server } = shop;
  const agent = await aToken(app, 'agent');
  const rate = async () => {
    const before = crowd.accepted().length;
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return (crowd.accepted().length - before) / 10;
  };
  crowd.start();
  const alone = await rate();
  const slow = kinds.map((kind) =>
    slowClients(port, Math.ceil(count / kinds.length), kind, kind === 'upload' ? agent : token),
  );
  const beside = await rate();
  say(`accepted a second: ${alone.toFixed(1)} alone, ${beside.toFixed(1)} beside ${count} slow clients`);
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  const since = performance.now();
  for (const [index, clients] of slow.entries()) {
    // Whoever reads nothing does not notice that it was cut either: the server's own side tells.
    const isGone = () => (kinds[index] === 'reader' ? socketsOf(server().pid!, port) <= TILLS : clients.open() === 0);
    expect([kinds[index], await until(isGone, 180_000)]).toEqual([kinds[index], true]);
    say(`${kinds[index]}: all gone after ${Math.round((performance.now() - since) / 1000) + 10} s`);
    clients.close();
  }
  await crowd.stop();
  expect(beside).toBeGreaterThan(0);
  expect(crowd.unanswered).toEqual({ cut: 0, busy: 0 });
  await expectPromisesKept(shop, crowd);
});
