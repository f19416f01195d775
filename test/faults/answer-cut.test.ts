import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { aToken } from '../support/personas.js';
import { redeemAt } from './crowd.js';
import { type TcpProxy, tcpProxy } from './tcp-proxy.js';

let app: TestApp;
let proxy: TcpProxy;
let bakery: string;
let token: string;
let passCode: string;
beforeAll(async () => {
  app = await startApp();
  proxy = await tcpProxy((app.nest.getHttpServer().address() as { port: number }).port);
  bakery = await aPartner(app);
  token = await aToken(app, 'till', { partnerId: bakery });
  ({ passCode } = await aPassHolder(app));
});
afterAll(async () => {
  await proxy.close();
  await app.close();
});

async function ledger(offerId: string) {
  const [row] = await app.within((tx) =>
    tx.query(
      `select array(select id::text from redemption where offer_id = o.id) as ids, quota_used,
         (select count(*)::int from refusal where offer_id = o.id) as refusals,
         (select coalesce(sum(used), 0)::int from offer_use where offer_id = o.id) as used
       from offer o where id = $1`,
      [offerId],
    ),
  );
  return row;
}

describe.each([
  ['before its first byte', 0],
  ['in the middle', 60],
])('the commit succeeds and the answer is cut %s', (_, bytes) => {
  test('accepted: the retry gets the first answer, one use counted, however often it was cut', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 5, period: 'day' }, quota: 5 });
    const [key, cuts] = [randomUUID(), proxy.cuts];
    const tap = () => redeemAt(proxy.url, token, { passCode, offerId }, key);
    proxy.cutAfter = bytes;
    await expect(tap()).rejects.toThrow();
    const committed = await ledger(offerId);
    expect(committed).toMatchObject({ used: 1, quota_used: 1, ids: [expect.any(String)] });
    await expect(tap()).rejects.toThrow();
    expect(proxy.cuts).toBe(cuts + 2);

    proxy.cutAfter = null;
    const [second, third] = [await tap(), await tap()];
    expect(second.status).toBe(201);
    expect(JSON.parse(second.text)).toMatchObject({ id: committed.ids[0], remaining: 4 });
    expect(third).toEqual(second);
    expect(await ledger(offerId)).toEqual(committed);
  });

  test('refused: the retry hears the same refusal, kept once, though a use was given back in between', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const tap = (key: string) => redeemAt(proxy.url, token, { passCode, offerId }, key);
    const { id } = JSON.parse((await tap(randomUUID())).text) as { id: string };
    const key = randomUUID();
    proxy.cutAfter = bytes;
    await expect(tap(key)).rejects.toThrow();
    proxy.cutAfter = null;
    const voided = await fetch(`${proxy.url}/api/v1/redemptions/${id}/void`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(voided.status).toBe(200);
    const answer = await tap(key);
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([409, 'limit_reached']);
    expect(await ledger(offerId)).toMatchObject({ refusals: 1, used: 0, ids: [id] });
  });
});
