import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { aCompany, aFund, aReceivedGift, withSettings } from '../donations/giving.js';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { aToken } from '../support/personas.js';
import { freePort, spawnServer, stopped } from '../support/server.js';

const GIFTS = 16;

let app: TestApp;
let port: number;
let server: ChildProcess;
let token: string;
let gifts: string[];
beforeAll(async () => {
  app = await startApp({ at: Temporal.Now.instant().toString() });
  await withSettings(app);
  const [fundId, donorId] = [await aFund(app), await aCompany(app)];
  gifts = [];
  for (let gift = 0; gift < GIFTS; gift++) gifts.push(await aReceivedGift(app, { fundId, donorId }));
  token = await aToken(app, 'agent');
  port = await freePort();
  server = await spawnServer(app.database, port, alfortville.origin);
});
afterAll(async () => {
  await stopped(server);
  await app.close();
});

/** @returns the number it was told; undefined when it was told nothing, or no */
async function ask(id: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}/api/v1/donations/${id}/receipt`;
  const answer = await fetch(url, { method: 'POST', headers, body: '{}' }).catch(() => undefined);
  return answer?.status === 201 ? ((await answer.json().catch(() => ({}))) as { number?: string }).number : undefined;
}

test('kill -9 while receipts are written: what was told is there, and the numbers have no gap', async () => {
  const told: string[] = [];
  const asking = gifts.map(async (id) => {
    const number = await ask(id);
    if (number) told.push(number);
  });
  while (told.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  const end = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await end;
  await Promise.all(asking);
  expect(told.length).toBeLessThan(GIFTS);

  server = await spawnServer(app.database, port, alfortville.origin);
  for (const id of gifts) await ask(id);
  const rows: { number: number; key: string }[] = await app.within((tx) =>
    tx.query(`select number, year || '-' || number as key from receipt order by number`),
  );
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: GIFTS }, (_, index) => index + 1));
  const known = new Set(rows.map(({ key }) => key));
  expect(told.filter((number) => !known.has(number))).toEqual([]);
});
