import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { aTuesday } from '../support/test-clock.js';

let app: TestApp;
let bakery: string;
let till: Client;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
});
afterAll(() => app.close());

/** Uses counted, one number a period. */
const usedOf = (offerId: string, { passId }: PassHolder): Promise<number[]> =>
  app.within(async (tx) => {
    const rows = await tx.query(
      'select used from offer_use where offer_id = $1 and pass_id = $2 and used > 0 order by period_start',
      [offerId, passId],
    );
    return rows.map((row: { used: number }) => row.used);
  });

describe('an accepted redemption', () => {
  test('answers with its id, what is left, what is saved and when; nothing else', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' } });
    const { status, body } = await redeem(till, { passCode: jeanne.passCode, offerId, amountCents: 1995 });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      verdict: 'accepted',
      remaining: 1,
      savedCents: 200,
      redeemedAt: aTuesday,
    });
  });

  test('is in the ledger with its pass, card, till and period, and in the journal without a name or a pass', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'month' }, quota: 10 });
    const { body } = await redeem(till, { passCode: jeanne.passCode, offerId, amountCents: 1000 });
    const [row] = await app.within((tx) => tx.query('select * from redemption where id = $1', [body.id]));
    expect(row).toMatchObject({
      offer_id: offerId,
      partner_id: bakery,
      pass_id: jeanne.passId,
      credential_id: jeanne.credentialId,
      actor_kind: 'till',
      period_start: '2026-12-01',
      counted_in_quota: true,
      amount_cents: 1000,
      saved_cents: 100,
      voided_at: null,
    });
    const [entry] = await app.within((tx) => tx.query('select * from audit_entry where subject_id = $1', [body.id]));
    expect(entry).toMatchObject({ action: 'redemption.accepted', actor_kind: 'till' });
    // Who looks through the journal does not learn there where somebody goes (decision 0060).
    expect(entry.details).toEqual({ offerId });
  });

  test('of an offer without limit has nothing left to count, however often', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery);
    for (let time = 0; time < 3; time++)
      expect((await redeem(till, { passCode: jeanne.passCode, offerId })).body).toMatchObject({ remaining: null });
    expect(await usedOf(offerId, jeanne)).toEqual([]);
  });
});

describe('a limit', () => {
  test('once a day: a second time is refused with a problem document in French, and counts nothing', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    expect((await redeem(till, { passCode: jeanne.passCode, offerId })).body.remaining).toBe(0);
    const { status, body, headers } = await redeem(till, { passCode: jeanne.passCode, offerId });
    expect(status).toBe(409);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:passerelle:problem:limit_reached',
      title: 'Impossible en l’état',
      status: 409,
      code: 'limit_reached',
      detail: 'Cet avantage a déjà été utilisé autant de fois que prévu.',
      nextStep: 'Il sera de nouveau possible demain.',
    });
    expect(await usedOf(offerId, jeanne)).toEqual([1]);
  });

  test.each([
    ['week', 'Il sera de nouveau possible lundi.'],
    ['month', 'Il sera de nouveau possible le mois prochain.'],
    ['ever', 'Il n’est pas prévu plus souvent avec ce pass.'],
  ] as const)('once a %s: the refusal says when it is possible again', async (period, nextStep) => {
    const { passCode } = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period } });
    await redeem(till, { passCode, offerId });
    expect((await redeem(till, { passCode, offerId })).body).toMatchObject({ code: 'limit_reached', nextStep });
  });

  test('is one pass’s own: another pass still has its use', async () => {
    const [jeanne, odette] = [await aPassHolder(app), await aPassHolder(app, { firstName: 'Odette' })];
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    for (const { passCode } of [jeanne, odette]) expect((await redeem(till, { passCode, offerId })).status).toBe(201);
  });

  test('is the pass’s, not the card’s: a new card gives no new use', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    await redeem(till, { passCode: jeanne.passCode, offerId });
    const { passCode } = await secondCard(jeanne);
    expect((await redeem(till, { passCode, offerId })).body.code).toBe('limit_reached');
  });

  test('opens again at midnight in Paris, not a second before', async () => {
    const jeanne = await aPassHolder(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const statusAt = async (instant: string) => {
      app.clock.set(instant);
      return (await redeem(await aTill(app, bakery), { passCode: jeanne.passCode, offerId })).status;
    };
    const statuses = [await statusAt(aTuesday), await statusAt('2026-12-08T22:59:59Z')];
    statuses.push(await statusAt('2026-12-08T23:00:00Z'), await statusAt('2026-12-09T22:59:59Z'));
    app.clock.set(aTuesday);
    expect(statuses).toEqual([201, 409, 201, 409]);
    expect(await usedOf(offerId, jeanne)).toEqual([1, 1]);
  });

  test('of a quota: once it is exhausted everyone is refused, and nobody’s own use is eaten', async () => {
    const [jeanne, odette] = [await aPassHolder(app), await aPassHolder(app, { firstName: 'Odette' })];
    const offerId = await anOffer(app, bakery, { limit: { uses: 3, period: 'year' }, quota: 1 });
    expect((await redeem(till, { passCode: jeanne.passCode, offerId })).body.remaining).toBe(0);
    for (const { passCode } of [jeanne, odette, odette])
      expect((await redeem(till, { passCode, offerId })).body.code).toBe('quota_exhausted');
    expect([await usedOf(offerId, jeanne), await usedOf(offerId, odette)]).toEqual([[1], []]);
  });
});

async function secondCard({ passId }: PassHolder): Promise<{ passCode: string }> {
  const nadia = await nadiaTheAgent(app);
  return (await nadia.post(`/api/v1/passes/${passId}/credentials`, { kind: 'card' })).body;
}
