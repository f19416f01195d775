import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';

let app: TestApp;
let bakery: string;
let till: Client;
let passCode: string;
let offerId: string;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  ({ passCode } = await aPassHolder(app));
});
beforeEach(async () => {
  offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' }, quota: 5 });
});
afterAll(() => app.close());

/** Rows in the ledger, uses counted, quota counted. */
const ledger = () =>
  app.within(async (tx) => {
    const [row] = await tx.query(
      `select (select count(*)::int from redemption where offer_id = o.id) as rows,
         (select count(*)::int from refusal where offer_id = o.id) as refusals,
         (select coalesce(sum(used), 0)::int from offer_use where offer_id = o.id) as used, quota_used
       from offer o where id = $1`,
      [offerId],
    );
    return row;
  });

describe('the key of a redemption', () => {
  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['no UUID', 'caisse-1-2026'],
  ])('%s: 400, nothing recorded', async (_, key) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const { status, body } = await till.post('/api/v1/redemptions', { passCode, offerId }, headers);
    expect([status, body.code]).toEqual([400, 'idempotency_key_missing']);
    expect(await ledger()).toEqual({ rows: 0, refusals: 0, used: 0, quota_used: 0 });
  });

  test('with the same body gives the first answer again, also much later, in capitals or not', async () => {
    const key = randomUUID();
    const first = await redeem(till, { passCode, offerId, amountCents: 500 }, key);
    app.clock.advance({ hours: 3 });
    const again = await redeem(till, { amountCents: 500, offerId, passCode }, key.toUpperCase());
    app.clock.advance({ hours: -3 });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await ledger()).toMatchObject({ rows: 1, used: 1, quota_used: 1 });
  });

  test('a refusal too is answered again, even when the same would be accepted now; and kept once', async () => {
    const key = randomUUID();
    await redeem(till, { passCode, offerId });
    await redeem(till, { passCode, offerId });
    const first = await redeem(till, { passCode, offerId }, key);
    expect([first.status, first.body.code]).toEqual([409, 'limit_reached']);
    app.clock.advance({ hours: 14 });
    const again = await redeem(till, { passCode, offerId }, key);
    expect([again.status, again.body]).toEqual([409, first.body]);
    expect((await redeem(till, { passCode, offerId })).status).toBe(201);
    app.clock.advance({ hours: -14 });
    expect(await ledger()).toMatchObject({ rows: 3, refusals: 1 });
  });

  test.each([
    ['another amount', { amountCents: 501 }],
    ['no amount', { amountCents: undefined }],
    ['another offer', { offerId: randomUUID() }],
    ['another code', { passCode: 'another' }],
  ])('with %s: 422, and the first use stays the only one', async (_, other) => {
    const key = randomUUID();
    const request = { passCode, offerId, amountCents: 500 };
    await redeem(till, request, key);
    const { status, body } = await redeem(till, { ...request, ...other }, key);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await ledger()).toMatchObject({ rows: 1, used: 1 });
  });

  test('belongs to its till: another one may draw the same', async () => {
    const key = randomUUID();
    const statuses = [];
    for (const client of [till, await aTill(app, bakery)])
      statuses.push((await redeem(client, { passCode, offerId }, key)).status);
    expect(statuses).toEqual([201, 201]);
    expect(await ledger()).toMatchObject({ rows: 2, used: 2, quota_used: 2 });
  });
});

describe('one key 50 times at once', () => {
  const fifty = (key: string) =>
    Promise.all(Array.from({ length: 50 }, () => redeem(till, { passCode, offerId }, key)));

  test('one row, one use counted, identical answers', async () => {
    const answers = await fifty(randomUUID());
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await ledger()).toEqual({ rows: 1, refusals: 0, used: 1, quota_used: 1 });
  });

  test('a refusal: kept once, identical answers', async () => {
    await redeem(till, { passCode, offerId });
    await redeem(till, { passCode, offerId });
    const answers = await fifty(randomUUID());
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await ledger()).toEqual({ rows: 2, refusals: 1, used: 2, quota_used: 2 });
  });

  test('with two bodies: one of them wins, the other hears 422', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => redeem(till, { passCode, offerId, amountCents: 1 + (index % 2) }, key)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(25);
    expect(statuses.filter((status) => status === 422)).toHaveLength(25);
    expect(await ledger()).toMatchObject({ rows: 1, used: 1 });
  });
});
