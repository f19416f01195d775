import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OfferForm } from '../../src/offers/offer-form.js';
import { type TestApp, startApp } from '../support/app.js';
import { anotherCcas, anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { aTuesday } from '../support/test-clock.js';

let app: TestApp;
let bakery: string;
let till: Client;
let nadia: Client;
let jeanne: PassHolder;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  nadia = await nadiaTheAgent(app);
});
beforeEach(async () => {
  app.clock.set(aTuesday);
  jeanne = await aPassHolder(app);
});
afterAll(() => app.close());

/** Kept so that the CCAS can say why when the person calls. */
const lastRefusal = () =>
  app.within(async (tx) => (await tx.query('select * from refusal order by id desc limit 1'))[0]);
async function isRefused(verdict: string, body: object, by: Client = till): Promise<void> {
  const answer = await redeem(by, body);
  expect([answer.status, answer.body.code]).toEqual([409, verdict]);
  expect(answer.body.detail).toMatch(/^[A-ZÀ-Ý].*\.$/);
  expect(await lastRefusal()).toMatchObject({ verdict, partner_id: bakery, actor_kind: 'till' });
}

describe('an offer', () => {
  const refused = async (verdict: string, terms: Partial<OfferForm>, amountCents?: number) => {
    const offerId = await anOffer(app, bakery, terms);
    await isRefused(verdict, { passCode: jeanne.passCode, offerId, amountCents });
    expect(await lastRefusal()).toMatchObject({ offer_id: offerId, pass_id: jeanne.passId });
  };
  const tuesdays = { hours: [{ weekdays: [2], from: '00:00', to: '24:00' }] };

  test('of Tuesdays is outside its hours on Wednesday, from midnight on', async () => {
    app.clock.set('2026-12-08T22:59:59Z');
    const offerId = await anOffer(app, bakery, tuesdays);
    expect((await redeem(till, { passCode: jeanne.passCode, offerId })).status).toBe(201);
    app.clock.set('2026-12-08T23:00:00Z');
    await isRefused('outside_hours', { passCode: jeanne.passCode, offerId });
  });

  test('closed on public holidays is outside its hours on Christmas', async () => {
    app.clock.set('2026-12-25T10:00:00Z');
    const offerId = await anOffer(app, bakery, { closedOnHolidays: true });
    await isRefused('outside_hours', { passCode: jeanne.passCode, offerId }, await aTill(app, bakery));
  });

  test('for another category does not cover this pass', () => refused('category_not_covered', { categories: [2, 3] }));

  test('with a minimum is refused below it', () => refused('below_minimum', { minimumCents: 2000 }, 1999));

  test('with a minimum asks for the amount when it is missing, and remembers nothing of the key', async () => {
    const key = randomUUID();
    const offerId = await anOffer(app, bakery, { minimumCents: 2000 });
    const { status, body } = await redeem(till, { passCode: jeanne.passCode, offerId }, key);
    expect([status, body.code]).toEqual([400, 'invalid_input']);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'amountCents', code: 'required' })]);
    expect((await redeem(till, { passCode: jeanne.passCode, offerId, amountCents: 2000 }, key)).status).toBe(201);
  });

  test('that begins tomorrow, or ended yesterday, is not active', async () => {
    await refused('offer_not_active', { startsOn: '2026-12-09' });
    await refused('offer_not_active', { startsOn: '2026-12-01', endsOn: '2026-12-07' });
  });

  test.each(['pause', 'end'])('is not active after %s', async (verb) => {
    const offerId = await anOffer(app, bakery);
    await nadia.post(`/api/v1/offers/${offerId}/${verb}`);
    await isRefused('offer_not_active', { passCode: jeanne.passCode, offerId });
  });

  test('is not active before it is published', async () => {
    const { body } = await nadia.post('/api/v1/offers', {
      partnerId: bakery,
      title: '10 %',
      benefit: { kind: 'percent', value: 10 },
      startsOn: '2026-12-08',
    });
    await isRefused('offer_not_active', { passCode: jeanne.passCode, offerId: body.id });
  });

  test('of a suspended partner is not active', async () => {
    const offerId = await anOffer(app, bakery);
    await nadia.post(`/api/v1/partners/${bakery}/suspension`);
    await isRefused('offer_not_active', { passCode: jeanne.passCode, offerId });
    await nadia.post(`/api/v1/partners/${bakery}/approval`);
  });

  test('of another partner, or of nobody, is not to be found from this till', async () => {
    const florist = await aPartner(app, { name: 'Fleurs du Quai' });
    for (const offerId of [await anOffer(app, florist), randomUUID()]) {
      const { status, body } = await redeem(till, { passCode: jeanne.passCode, offerId });
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
  });
});

describe('a pass', () => {
  const tap = async () => ({ passCode: jeanne.passCode, offerId: await anOffer(app, bakery) });

  test('whose card was revoked is refused; so is a revoked pass', async () => {
    await nadia.post(`/api/v1/passes/${jeanne.passId}/credentials/${jeanne.credentialId}/revocation`);
    await isRefused('revoked', await tap());
    jeanne = await aPassHolder(app);
    await nadia.post(`/api/v1/passes/${jeanne.passId}/revocation`, { reason: 'on_request' });
    await isRefused('revoked', await tap());
  });

  test('that is suspended is refused, and good again when it is resumed', async () => {
    await nadia.post(`/api/v1/passes/${jeanne.passId}/suspension`);
    await isRefused('suspended', await tap());
    await nadia.delete(`/api/v1/passes/${jeanne.passId}/suspension`);
    expect((await redeem(till, await tap())).status).toBe(201);
  });

  test('is good through its last day, to the last second in Paris, then expired', async () => {
    const offerId = await anOffer(app, bakery);
    app.clock.set('2028-12-07T22:59:59Z');
    const late = await aTill(app, bakery);
    expect((await redeem(late, { passCode: jeanne.passCode, offerId })).status).toBe(201);
    app.clock.set('2028-12-07T23:00:00Z');
    await isRefused('expired', { passCode: jeanne.passCode, offerId }, late);
  });

  test('signed by a key that was compromised since has an unknown key', async () => {
    const change = (state: string) => app.within((tx) => tx.query('update issuer_key set state = $1', [state]));
    await change('compromised');
    await isRefused('unknown_key', await tap()).finally(() => change('active'));
    expect(await lastRefusal()).toMatchObject({ pass_id: null, credential_id: null });
  });

  test('of another CCAS has an unknown issuer; what is no pass at all is malformed', async () => {
    const { passCode } = await aPassHolder(await anotherCcas(app));
    const { offerId } = await tap();
    await isRefused('unknown_issuer', { passCode, offerId });
    for (const typed of ['', 'https://example.org', `${jeanne.passCode}0`, 'x'.repeat(4096)])
      await isRefused('malformed', { passCode: typed, offerId });
  });
});
