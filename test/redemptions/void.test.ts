import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { anotherCcas, anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';
import { aTuesday } from '../support/test-clock.js';

let app: TestApp;
let bakery: string;
let till: Client;
let nadia: Client;
let passCode: string;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  nadia = await nadiaTheAgent(app);
  ({ passCode } = await aPassHolder(app));
});
let offerId: string;
let id: string;
beforeEach(async () => {
  app.clock.set(aTuesday);
  offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' }, quota: 1 });
  id = (await redeem(till, { passCode, offerId })).body.id;
});
afterAll(() => app.close());

const take = (by: Client, body: object = {}) => by.post(`/api/v1/redemptions/${id}/void`, body);
const codeOf = async (answer: ReturnType<typeof take>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const row = () =>
  app.within(async (tx) => {
    const [found] = await tx.query(
      `select r.voided_at, r.voided_by_kind, r.void_reason, r.saved_cents, r.redeemed_at, u.used, o.quota_used
       from redemption r join offer o on o.id = r.offer_id join offer_use u on u.offer_id = o.id where r.id = $1`,
      [id],
    );
    return found;
  });

describe('the partner', () => {
  test('takes back its own mistake within a quarter of an hour, to the last second', async () => {
    app.clock.advance({ minutes: 15 });
    expect((await take(till)).status).toBe(200);
    expect(await row()).toMatchObject({ voided_by_kind: 'till', void_reason: null });
  });

  test('is too late after it', async () => {
    app.clock.advance({ minutes: 15, seconds: 1 });
    expect(await codeOf(take(till))).toEqual([409, 'too_late_to_void']);
    expect(await row()).toMatchObject({ voided_at: null, used: 1, quota_used: 1 });
  });

  test('may do it from another of its tills, or from its own account', async () => {
    const account = client(app, await aToken(app, 'partner', { partnerId: bakery }));
    expect((await take(account)).status).toBe(200);
    id = (await redeem(till, { passCode, offerId })).body.id;
    expect((await take(await aTill(app, bakery))).status).toBe(200);
  });

  test('does not find what is another partner’s, another CCAS’s, or nobody’s', async () => {
    const florist = await aTill(app, await aPartner(app, { name: 'Fleurs du Quai' }));
    const elsewhere = await anotherCcas(app);
    const theirs = client(app, await aToken(app, 'agent', { ccasId: elsewhere.ccasId }), elsewhere.host);
    expect(await codeOf(take(florist))).toEqual([404, 'not_found']);
    expect(await codeOf(take(theirs, { reason: 'Curiosité' }))).toEqual([404, 'not_found']);
    expect(await row()).toMatchObject({ voided_at: null, used: 1 });
    id = randomUUID();
    expect(await codeOf(take(till))).toEqual([404, 'not_found']);
  });
});

describe('an agent', () => {
  test('takes back any redemption at any time, with a reason', async () => {
    app.clock.set('2027-12-08T09:00:00Z');
    const later = await nadiaTheAgent(app);
    expect((await take(later, { reason: 'Erreur de caisse' })).status).toBe(200);
    expect(await row()).toMatchObject({ voided_by_kind: 'agent', void_reason: 'Erreur de caisse' });
  });

  test('must give one', async () => {
    const { status, body } = await take(nadia);
    expect([status, body.errors[0].field]).toEqual([400, 'reason']);
    expect(await codeOf(take(nadia, { reason: '' }))).toEqual([400, 'invalid_input']);
    expect(await row()).toMatchObject({ voided_at: null });
  });
});

describe('a voided redemption', () => {
  test('gives its use and its quota back: both can be taken again', async () => {
    expect((await redeem(till, { passCode, offerId })).body.code).toBe('limit_reached');
    await take(till);
    expect(await row()).toMatchObject({ used: 0, quota_used: 0 });
    expect((await redeem(till, { passCode, offerId })).status).toBe(201);
  });

  test('gives the use back to the period it was counted in, not to the one it is voided in', async () => {
    app.clock.set('2026-12-09T09:00:00Z');
    const tomorrow = await aTill(app, bakery);
    await take(await nadiaTheAgent(app), { reason: 'Erreur' });
    const use = await redeem(tomorrow, { passCode, offerId });
    expect([use.status, use.body.remaining]).toEqual([201, 0]);
    const rows = await app.within((tx) =>
      tx.query('select period_start, used from offer_use where offer_id = $1 order by 1', [offerId]),
    );
    expect(rows).toEqual([
      { period_start: '2026-12-08', used: 0 },
      { period_start: '2026-12-09', used: 1 },
    ]);
  });

  test('cannot be voided twice, and gives one use back though ten try at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(nadia, { reason: 'Erreur' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already_voided');
    expect(await row()).toMatchObject({ used: 0, quota_used: 0 });
  });

  test('stays in the ledger as it was, beside the journal’s line of who took it back', async () => {
    await take(till);
    const found = await row();
    expect(found.redeemed_at.toISOString()).toBe('2026-12-08T09:00:00.000Z');
    expect(found.voided_at).not.toBeNull();
    const entries = await app.within((tx) =>
      tx.query('select action from audit_entry where subject_id = $1 order by at, seq', [id]),
    );
    expect(entries.map((entry: { action: string }) => entry.action).sort()).toEqual([
      'redemption.accepted',
      'redemption.voided',
    ]);
  });
});
