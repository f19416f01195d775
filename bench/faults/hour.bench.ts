import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aToken } from '../../test/support/personas.js';
import { expectPromisesKept, openShop, say, type Shop } from './shop.js';

const minutes = Number(process.env.BENCH_MINUTES ?? 60);
/** What a server that has warmed up may still grow by, in MiB an hour; from half an hour on it is judged. */
const FLAT_MIB_PER_HOUR = 30;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** What else people do all day: public pages, programs, an agent's lists, a wrong password, a form without its token. */
const others: [path: string, options: RequestInit & { as?: 'agent' }][] = [
  ['/', {}],
  ['/offres', {}],
  ['/demande/qui', {}],
  ['/connexion', {}],
  ['/connexion', { method: 'POST', body: new URLSearchParams({ email: 'a@b.example', password: 'x' }) }],
  ['/api/openapi.json', {}],
  ['/.well-known/jwks.json', {}],
  ['/readyz', {}],
  ['/metrics', {}],
  ['/api/v1/residents', { as: 'agent' }],
  ['/api/v1/partners', { as: 'agent' }],
  ['/api/v1/offers', { as: 'agent' }],
  ['/api/v1/residents', { as: 'agent', method: 'POST', body: '{' }],
  ['/nowhere', {}],
];

test(`${minutes} minutes of everything at once: nothing is lost, no answer fails, memory stays flat`, async () => {
  const { app, url, crowd, server } = shop;
  const agent = await aToken(app, 'agent');
  const until = performance.now() + minutes * 60_000;
  const statuses = new Map<string, number>();
  const memory: [hours: number, mib: number][] = [];
  const wander = async (from: number): Promise<void> => {
    for (let n = from; performance.now() < until; n++) {
      const [path, { as, ...options }] = others[n % others.length]!;
      const headers = { ...(as && { authorization: `Bearer ${agent}`, 'content-type': 'application/json' }) };
      const answer = await fetch(url + path, { ...options, headers, redirect: 'manual' });
      await answer.arrayBuffer();
      const key = `${options.method ?? 'GET'} ${path} ${answer.status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
    }
  };
  crowd.start(4);
  const began = performance.now();
  const walks = [0, 4, 8, 11].map(wander);
  while (performance.now() < until) {
    memory.push([(performance.now() - began) / 3_600_000, residentMiB(server().pid!)]);
    await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, minutes * 1000)));
  }
  await Promise.all(walks);
  await crowd.stop();

  // The first quarter fills caches and compiles.
  const slope = slopeOf(memory.slice(Math.floor(memory.length / 4)));
  const [first, last] = [memory[0]![1], memory.at(-1)![1]];
  say(
    `${crowd.accepted().length} redemptions accepted; ${[...statuses].map(([what, n]) => `${what} × ${n}`).join(', ')}`,
  );
  say(
    `resident memory ${first.toFixed(0)} MiB at first, ${last.toFixed(0)} MiB at last, ${slope.toFixed(1)} MiB an hour`,
  );
  expect([...statuses.keys()].filter((key) => / 5\d\d$/.test(key))).toEqual([]);
  expect(crowd.unanswered).toEqual({ cut: 0, busy: 0 });
  await expectPromisesKept(shop, crowd);
  if (minutes >= 30) expect(slope).toBeLessThan(FLAT_MIB_PER_HOUR);
});

function residentMiB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

/** Least squares. */
function slopeOf(points: [number, number][]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
