import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, anotherCcas, aPartner, aPassHolder, aTill } from '../support/builders.js';
import { type Client, client } from '../support/http.js';
import { aToken } from '../support/personas.js';

let app: TestApp;
let till: Client;
let use: { passCode: string; offerId: string };
beforeAll(async () => {
  app = await startApp();
  const bakery = await aPartner(app);
  till = await aTill(app, bakery);
  use = { passCode: (await aPassHolder(app)).passCode, offerId: await anOffer(app, bakery) };
});
afterAll(() => app.close());

const path = '/api/v1/redemptions';
const key = () => ({ 'idempotency-key': randomUUID() });

test.each([
  ['no JSON', 'nonsense', 400],
  ['more than a code, an offer and an amount', JSON.stringify({ passCode: 'x'.repeat(20_000) }), 413],
])('a body read before access is judged, %s: refused as such to a till, and 401 to nobody', async (_, body, status) => {
  const headers = { ...key(), 'content-type': 'application/json' };
  const sent = (by: Client) => by.post(path, body, headers);
  expect((await sent(till)).status).toBe(status);
  expect((await sent(client(app))).status).toBe(401);
  expect((await sent(client(app, 'psl_nobody'))).status).toBe(401);
});

test('a body that names no offer or no code is judged as any form is', async () => {
  for (const body of [{}, { ...use, offerId: 'none' }, { offerId: use.offerId }, { ...use, passCode: 7 }])
    expect((await till.post(path, body, key())).status).toBe(400);
});

test('an offer of another partner is not found, though the facts were read before it was known who asks', async () => {
  const offerId = await anOffer(app, await aPartner(app));
  expect((await till.post(path, { ...use, offerId }, key())).status).toBe(404);
});

test('what is read ahead is of this CCAS: an offer, a card and a token of another are none of ours', async () => {
  const other = await anotherCcas(app);
  const theirBakery = await aPartner(other);
  const theirs = { passCode: (await aPassHolder(other)).passCode, offerId: await anOffer(other, theirBakery) };
  const here = (token: Client, body: object) => token.post(path, body, key());
  expect((await here(till, { ...use, offerId: theirs.offerId })).status).toBe(404);
  expect((await here(till, { ...use, passCode: theirs.passCode })).body.code).toBe('unknown_issuer');
  const { verdict, offers } = (await till.post('/api/v1/verifications', { passCode: theirs.passCode })).body;
  expect([verdict, offers]).toEqual(['unknown_issuer', []]);
  expect(
    (await here(client(other, await aToken(other, 'till', { partnerId: theirBakery }), other.host), theirs)).status,
  ).toBe(201);
});

test('a token that was revoked gets nothing of what was read with it', async () => {
  const partner = await aPartner(app);
  const other = await aTill(app, partner);
  await app.within((tx) =>
    tx.run(`update access_token set revoked_at = now() where actor_kind = 'till' and partner_id = $1`, [partner]),
  );
  const { status, body } = await other.post(path, use, key());
  expect([status, body.code]).toEqual([401, 'unauthenticated']);
});
