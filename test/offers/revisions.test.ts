import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner, anOffer, aPassHolder, aTill, redeem } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let nadia: Client;
let bakery: string;
let chloe: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  bakery = await aPartner(app);
  chloe = client(app, await aToken(app, 'partner', { partnerId: bakery }));
});
afterAll(() => app.close());

let offer: string;
beforeEach(async () => {
  offer = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' }, minimumCents: 1000 });
});
const patch = (changes: object, by = chloe) => by.patch(`/api/v1/offers/${offer}`, changes);
const read = async () => (await nadia.get(`/api/v1/offers/${offer}`)).body;

describe('what a partner changes of an offer that is on line', () => {
  test('waits for the CCAS: what people read stays', async () => {
    expect((await patch({ minimumCents: 500 })).status).toBe(200);
    expect((await read()).minimumCents).toBe(1000);
    expect((await chloe.get(`/api/v1/offers/${offer}/revision`)).body).toMatchObject({
      state: 'submitted',
      changes: { minimumCents: 500 },
    });
  });

  test('is on line once an agent has published it', async () => {
    await patch({ minimumCents: null, limit: { uses: 3, period: 'day' } });
    const { status, body } = await nadia.post(`/api/v1/offers/${offer}/revision/publication`);
    expect([status, body.minimumCents, body.limit]).toEqual([200, null, { uses: 3, period: 'day' }]);
    expect((await chloe.get(`/api/v1/offers/${offer}/revision`)).status).toBe(404);
    expect((await nadia.post(`/api/v1/offers/${offer}/revision/publication`)).status).toBe(404);
  });

  test('is refused at once when it is stricter', async () => {
    const { status, body } = await patch({ minimumCents: 1001 });
    expect([status, body.code, body.errors[0].field]).toEqual([409, 'only_loosening', 'minimumCents']);
  });

  test('is judged again when it is published: kinder than before may be stricter than now', async () => {
    await patch({ minimumCents: 800 });
    await patch({ minimumCents: 300 }, nadia);
    const { status, body } = await nadia.post(`/api/v1/offers/${offer}/revision/publication`);
    expect([status, body.code]).toEqual([409, 'only_loosening']);
    expect((await read()).minimumCents).toBe(300);
  });

  test('comes back with a reason; the next proposal takes its place', async () => {
    await patch({ minimumCents: 500 });
    expect((await nadia.post(`/api/v1/offers/${offer}/revision/return`, { reason: 'Dites lequel.' })).status).toBe(204);
    expect((await chloe.get(`/api/v1/offers/${offer}/revision`)).body).toMatchObject({
      state: 'returned',
      returnReason: 'Dites lequel.',
    });
    await patch({ minimumCents: 400 });
    expect((await chloe.get(`/api/v1/offers/${offer}/revision`)).body).toMatchObject({
      state: 'submitted',
      returnReason: null,
    });
  });

  test('can be withdrawn by its partner, not by another', async () => {
    await patch({ minimumCents: 500 });
    const other = client(app, await aToken(app, 'partner', { partnerId: await aPartner(app) }));
    expect((await other.delete(`/api/v1/offers/${offer}/revision`)).status).toBe(404);
    expect((await other.get(`/api/v1/offers/${offer}/revision`)).status).toBe(404);
    expect((await chloe.delete(`/api/v1/offers/${offer}/revision`)).status).toBe(204);
    expect((await chloe.delete(`/api/v1/offers/${offer}/revision`)).status).toBe(404);
  });

  test('ten agents who publish it at once publish it once', async () => {
    await patch({ minimumCents: 500 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => nadia.post(`/api/v1/offers/${offer}/revision/publication`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
  });

  test('is forgotten when the offer ends', async () => {
    await patch({ minimumCents: 500 });
    await chloe.post(`/api/v1/offers/${offer}/end`);
    expect((await nadia.get(`/api/v1/offers/${offer}/revision`)).status).toBe(404);
  });
});

describe('a pause for a holiday', () => {
  const kept = async () =>
    (await app.within((tx) => tx.query('select state, resumes_on from offer where id = $1', [offer])))[0];
  const pause = (resumesOn?: string) => chloe.post(`/api/v1/offers/${offer}/pause`, { resumesOn });

  test('ends by itself on the day that was said, and not before', async () => {
    const till = await aTill(app, bakery);
    const { passCode } = await aPassHolder(app);
    expect((await pause(app.clock.today().add({ days: 2 }).toString())).body.status).toBe('paused');
    const refused = await redeem(till, { passCode, offerId: offer, amountCents: 2000 });
    expect(refused.body.code).toBe('offer_not_active');
    app.clock.advance({ hours: 24 });
    await app.get(Jobs).tick();
    expect(await kept()).toMatchObject({ state: 'paused' });
    app.clock.advance({ hours: 24 });
    await app.get(Jobs).tick();
    expect(await kept()).toEqual({ state: 'published', resumes_on: null });
  });

  test('without a day it waits for its partner', async () => {
    nadia = await nadiaTheAgent(app);
    chloe = client(app, await aToken(app, 'partner', { partnerId: bakery }));
    await pause();
    app.clock.advance({ hours: 20 });
    await app.get(Jobs).tick();
    expect((await read()).status).toBe('paused');
    expect((await chloe.post(`/api/v1/offers/${offer}/resumption`)).body.status).toBe('published');
  });

  test('does not end in the past', async () => {
    const { status, body } = await pause(app.clock.today().toString());
    expect([status, body.errors[0].field]).toEqual([400, 'resumesOn']);
  });
});
