import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { base64url } from 'jose';
import { Retention } from '../../src/kernel/retention/retention.js';
import { fromQrText, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { malleated } from '../support/malleated.js';
import { TestPhone } from '../support/phone.js';

let app: TestApp;
let bakery: string;
let offerId: string;
let otherOffer: string;
let till: Client;
let secondTill: Client;
let phone: TestPhone;
beforeAll(async () => {
  app = await startApp({ poolSize: 12 });
  bakery = await aPartner(app);
  offerId = await anOffer(app, bakery, { limit: { uses: 100, period: 'day' } });
  otherOffer = await anOffer(app, bakery);
  till = await aTill(app, bakery);
  secondTill = await aTill(app, bakery);
});
beforeEach(async () => {
  phone = await TestPhone.carrying(app, { passId: (await aPassHolder(app)).passId });
});
afterAll(() => app.close());

describe('the live code of a phone', () => {
  test('is accepted, and says until when the pass is valid, not the phone’s two weeks', async () => {
    const passCode = await phone.code();
    const { body } = await till.post('/api/v1/verifications', { passCode });
    expect([body.verdict, body.validThrough]).toEqual([
      'accepted',
      app.clock.today().add({ months: 24 }).subtract({ days: 1 }).toString(),
    ]);
    expect((await redeem(till, { passCode, offerId })).status).toBe(201);
  });

  test.each([
    [-46, 'code_stale'],
    [-45, 'accepted'],
    [-44, 'accepted'],
    [44, 'accepted'],
    [45, 'accepted'],
    [46, 'code_stale'],
  ])('shown %i seconds from now: %s', async (seconds, verdict) => {
    const passCode = await phone.code(phone.now() + seconds);
    expect((await till.post('/api/v1/verifications', { passCode })).body.verdict).toBe(verdict);
  });

  test('a check that led to nothing is told to the holder, not to the CCAS; a use takes its place', async () => {
    const passCode = await phone.code();
    await till.post('/api/v1/verifications', { passCode });
    await till.post('/api/v1/verifications', { passCode });
    const kinds = async () => (await phone.get()).body.history.map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['check']);
    await redeem(till, { passCode, offerId });
    expect(await kinds()).toEqual(['redemption']);
  });

  test('serves several offers at one till, each once', async () => {
    const passCode = await phone.code();
    expect((await redeem(till, { passCode, offerId })).status).toBe(201);
    expect((await redeem(till, { passCode, offerId: otherOffer })).status).toBe(201);
    expect((await redeem(till, { passCode, offerId })).body.code).toBe('replayed');
  });

  test('copied to another till it is refused, and seen to be a copy before anything is tapped', async () => {
    const passCode = await phone.code();
    await redeem(till, { passCode, offerId });
    expect((await secondTill.post('/api/v1/verifications', { passCode })).body.verdict).toBe('replayed');
    expect((await redeem(secondTill, { passCode, offerId: otherOffer })).body.code).toBe('replayed');
    expect((await till.post('/api/v1/verifications', { passCode })).body.verdict).toBe('accepted');
  });

  test('copied with the other form of its signature it is the same code', async () => {
    const passCode = await phone.code();
    const copy = malleated(passCode);
    expect(copy).not.toBe(passCode);
    expect((await secondTill.post('/api/v1/verifications', { passCode: copy })).body.verdict).toBe('accepted');
    await redeem(till, { passCode, offerId });
    expect((await redeem(secondTill, { passCode: copy, offerId })).body.code).toBe('replayed');
  });

  test('at six tills at once, one accepts it', async () => {
    const passCode = await phone.code();
    const tills = await Promise.all(Array.from({ length: 6 }, () => aTill(app, bakery)));
    const answers = await Promise.all(tills.map((each) => redeem(each, { passCode, offerId })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'replayed')).toBe(true);
  });

  test('tapped six times at once at one till, serves once', async () => {
    const passCode = await phone.code();
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(till, { passCode, offerId })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('at six tills at once for six different offers, one till accepts it', async () => {
    const passCode = await phone.code();
    const tills = await Promise.all(Array.from({ length: 6 }, () => aTill(app, bakery)));
    const offers: string[] = [];
    for (let place = 0; place < tills.length; place++) offers.push(await anOffer(app, bakery));
    const answers = await Promise.all(tills.map((each, at) => redeem(each, { passCode, offerId: offers[at] })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'replayed')).toBe(true);
  });

  test('a retry with the same key gets the first answer, not a replay', async () => {
    const passCode = await phone.code();
    const key = crypto.randomUUID();
    const first = await redeem(till, { passCode, offerId }, key);
    const again = await redeem(till, { passCode, offerId }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  test('is remembered for a month, and then forgotten', async () => {
    await redeem(till, { passCode: await phone.code(), offerId: otherOffer });
    const count = async () => (await app.get(Retention).run('used-codes.forget', app.ccasId)).forgotten;
    expect(await count()).toBe(0);
    app.clock.advance({ hours: 24 * 30 + 1 });
    expect(await count()).toBeGreaterThan(0);
    app.clock.advance({ hours: -(24 * 30 + 1) });
  });

  test('with another phone’s key in it, it is refused', async () => {
    const other = await TestPhone.new(app);
    const { issuer, fields } = fromQrText(await phone.code())!;
    const forged = { ...fields, device: { ...fields.device!, x: other.publicJwk.x, y: other.publicJwk.y } };
    const { body } = await till.post('/api/v1/verifications', { passCode: toQrText(issuer, toBytes(forged)) });
    expect(body.verdict).toBe('bad_signature');
    const moved = { ...fields, device: { ...fields.device!, nonce: base64url.encode(new Uint8Array(4)) } };
    const answer = await till.post('/api/v1/verifications', { passCode: toQrText(issuer, toBytes(moved)) });
    expect(answer.body.verdict).toBe('bad_signature');
  });

  test('after two weeks without network it is expired, until it renews', async () => {
    app.clock.advance({ hours: 24 * 14 });
    const today = await aTill(app, bakery);
    const verdict = async () =>
      (await today.post('/api/v1/verifications', { passCode: await phone.code() })).body.verdict;
    expect(await verdict()).toBe('expired');
    phone.credential = (await phone.post('/credential')).body.credential;
    expect(await verdict()).toBe('accepted');
  });
});
