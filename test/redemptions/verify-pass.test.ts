import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OfferForPass } from '../../src/redemptions/scan-answers.js';
import { type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';

let app: TestApp;
let bakery: string;
let till: Client;
let jeanne: PassHolder;
let daily: string;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  jeanne = await aPassHolder(app, canary);
  daily = await anOffer(app, bakery, { title: 'A daily', limit: { uses: 2, period: 'day' } });
  await anOffer(app, bakery, { title: 'B unlimited', minimumCents: 1000 });
  await anOffer(app, bakery, { title: 'C quota', limit: { uses: 5, period: 'ever' }, quota: 3 });
  await anOffer(app, bakery, { title: 'D others', categories: [3] });
  await anOffer(app, bakery, { title: 'E Mondays', hours: [{ weekdays: [1], from: '00:00', to: '24:00' }] });
  await anOffer(app, bakery, { title: 'F next year', startsOn: '2027-01-01' });
  await anOffer(app, await aPartner(app, { name: 'Fleurs du Quai' }), { title: 'G elsewhere' });
});
afterAll(() => app.close());

/** Personal data that appears nowhere else by chance. */
const canary = {
  lastName: 'Zyxcanari',
  firstName: 'Wilhelmine-Aurore',
  bornOn: '1931-07-19',
  address: '77 impasse du Serin-Témoin',
  phone: '+33143759876',
  email: 'canari.temoin@exemple.fr',
};
const traces = ['zyxcanari', 'wilhelmine', '1931-07-19', 'serin', '43759876', 'canari.temoin'];
const verify = (passCode: string, by = till) => by.post('/api/v1/verifications', { passCode });

describe('verifying a pass', () => {
  test('answers with the verdict, last day, and each offer of this partner with what is left', async () => {
    const { status, body } = await verify(jeanne.passCode);
    expect(status).toBe(200);
    expect(body).toMatchObject({ verdict: 'accepted', validThrough: '2028-12-07' });
    expect(body.offers.map((offer: OfferForPass) => [offer.title, offer.verdict, offer.remaining])).toEqual([
      ['A daily', 'accepted', 2],
      ['B unlimited', 'accepted', null],
      ['C quota', 'accepted', 3],
      ['D others', 'category_not_covered', null],
      ['E Mondays', 'outside_hours', null],
    ]);
    expect(body.offers[1]).toMatchObject({ limit: null, minimumCents: 1000, benefit: { kind: 'percent', value: 10 } });
  });

  test('counts what was used today, and says when nothing is left; looking uses nothing', async () => {
    const left = async () => {
      const { id, remaining, verdict } = (await verify(jeanne.passCode)).body.offers[0];
      return [id, remaining, verdict];
    };
    expect([await left(), await left()]).toEqual([
      [daily, 2, 'accepted'],
      [daily, 2, 'accepted'],
    ]);
    await redeem(till, { passCode: jeanne.passCode, offerId: daily });
    expect(await left()).toEqual([daily, 1, 'accepted']);
    await redeem(till, { passCode: jeanne.passCode, offerId: daily });
    expect(await left()).toEqual([daily, 0, 'limit_reached']);
    app.clock.advance({ hours: 14 });
    expect(await left()).toEqual([daily, 2, 'accepted']);
    app.clock.advance({ hours: -14 });
  });

  test('a code that is no pass is judged all the same: 200, and the refusal is kept', async () => {
    const { status, body } = await verify('https://example.org');
    expect([status, body]).toEqual([200, { verdict: 'malformed', validThrough: null, offers: [] }]);
    const [row] = await app.within((tx) => tx.query('select * from refusal order by id desc limit 1'));
    expect(row).toMatchObject({ verdict: 'malformed', partner_id: bakery, pass_id: null, offer_id: null });
  });

  test('a suspended pass says so, with its dates and no offers', async () => {
    const odette = await aPassHolder(app, { firstName: 'Odette' });
    await (await nadiaTheAgent(app)).post(`/api/v1/passes/${odette.passId}/suspension`);
    expect((await verify(odette.passCode)).body).toEqual({
      verdict: 'suspended',
      validThrough: '2028-12-07',
      offers: [],
    });
  });

  test('an agent sees the offers of every partner', async () => {
    const { body } = await verify(jeanne.passCode, await nadiaTheAgent(app));
    expect(body.offers.map((offer: OfferForPass) => offer.title)).toContain('G elsewhere');
  });
});

describe('who holds the pass', () => {
  test('is nowhere in any answer a till gets, nor in the pass code, nor in the ledger', async () => {
    const answers = [
      jeanne.passCode,
      (await verify(jeanne.passCode)).text,
      (await redeem(till, { passCode: jeanne.passCode, offerId: await anOffer(app, bakery) })).text,
      (await redeem(till, { passCode: jeanne.passCode, offerId: daily })).text,
      (await redeem(till, { passCode: jeanne.passCode, offerId: jeanne.passId })).text,
      (await till.get(`/api/v1/passes/${jeanne.passId}`)).text,
      (await till.get('/api/v1/residents?q=zyx')).text,
      (await till.post('/api/v1/verifications', { passCode: 7 })).text,
    ];
    const kept = await app.within((tx) =>
      tx.query(`select to_jsonb(r) from redemption r union all select to_jsonb(r) from refusal r
        union all select to_jsonb(i) from idempotent_answer i union all select to_jsonb(a) from audit_entry a`),
    );
    const everything = [...answers, JSON.stringify(kept)].join('\n').toLowerCase();
    for (const trace of traces) expect(everything).not.toContain(trace);
  });
});
