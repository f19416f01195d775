import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Crowd, until } from '../../test/faults/crowd.js';
import { customersOf } from '../../test/faults/customers.js';
import { type TcpProxy, tcpProxy } from '../../test/faults/tcp-proxy.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';
import { socketsOf } from './sockets.js';

const seconds = Number(process.env.BENCH_TILL_SECONDS ?? 60);

let shop: Shop;
let proxy: TcpProxy;
let near: Crowd;
beforeAll(async () => {
  shop = await openShop(async (port) => {
    proxy = await tcpProxy(port);
    return proxy.url;
  });
  const { token, tap } = await customersOf(shop.app);
  near = new Crowd(() => shop.url, token, tap);
});
afterAll(async () => {
  await proxy.close();
  await shop.close();
});

const network: [string, (second: number) => void][] = [
  ['answers take 5 s', () => (proxy.delayMs = 5000)],
  ['every other second, answers are cut in the middle', (second) => (proxy.cutAfter = second % 2 ? 60 : null)],
  ['every third second, connections go silent and nobody is told', (second) => (proxy.isSilent = second % 3 === 0)],
];
const whole = (): void => void Object.assign(proxy, { delayMs: 0, cutAfter: null, isSilent: false });

test.each(network)('%s: the other tills are served as ever, and nothing is lost', async (_, disturb) => {
  const before = near.accepted().length;
  near.start(4);
  shop.crowd.start(8);
  for (let second = 0; second < seconds; second++) {
    disturb(second);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  whole();
  await Promise.all([near.stop(), shop.crowd.stop()]);
  say(
    `${near.accepted().length - before} accepted at the near tills; far ones unanswered: ${shop.crowd.unanswered.cut}`,
  );
  expect(near.unanswered).toEqual({ cut: 0, busy: 0 });
  await expectPromisesKept(shop, shop.crowd, near);
});

test('the connections of tills that are gone are given back', async () => {
  expect(await until(() => socketsOf(shop.server().pid!, shop.port) <= 20, 150_000)).toBe(true);
});
