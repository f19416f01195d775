import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ChangeOfferState } from '../../src/offers/change-offer-state.js';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { PartnerUsesQuery } from '../../src/offers/partner-uses.query.js';
import { SilentPartnersRequest } from '../../src/statistics/silent-partners-request.js';
import { readAddress } from '../../src/kernel/listing/list-request.js';
import { SilentPartnersQuery } from '../../src/statistics/silent-partners.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';

/** The eighth of December in Paris. */
const midnight = '2026-12-07T23:00:00Z';
const nextMidnight = '2026-12-08T23:00:00Z';
const theEighth = { from: Temporal.PlainDate.from('2026-12-08'), to: Temporal.PlainDate.from('2026-12-08') };

let app: TestApp;
let passCode: string;
const ids: Record<string, string> = {};
async function shop(name: string) {
  ids[name] = await aPartner(app, { name });
  return { partnerId: ids[name], offerId: await anOffer(app, ids[name], { title: name }) };
}
/** One use of it, then. */
async function used({ partnerId, offerId }: { partnerId: string; offerId: string }, at: string) {
  app.clock.set(at);
  const till = await aTill(app, partnerId);
  const { status, body } = await redeem(till, { passCode, offerId, amountCents: 1000 });
  expect(status).toBe(201);
  return () => till.post(`/api/v1/redemptions/${body.id}/void`);
}
beforeAll(async () => {
  app = await startApp({ at: '2026-12-01T09:00:00Z' });
  ({ passCode } = await aPassHolder(app));
  const before = await shop('Avant');
  const first = await shop('Premier instant');
  const last = await shop('Dernier instant');
  const after = await shop('Après');
  const voided = await shop('Annulé');
  await shop('Jamais');
  const paused = await shop('En pause');
  await shop('Suspendu');
  await app.within(async (tx) => {
    await app.get(ChangeOfferState).run(tx, systemActor(app.ccasId), paused.offerId, 'pause');
    await app.get(ChangePartnerState).run(tx, systemActor(app.ccasId), ids.Suspendu!, 'suspend');
  });
  await used(before, '2026-12-07T22:59:59.999Z');
  await used(first, midnight);
  await (
    await used(voided, '2026-12-08T10:00:00Z')
  )();
  await used(last, '2026-12-08T22:59:59.999Z');
  await used(after, nextMidnight);
  // Nobody can have been silent on a day before they were there.
  ids.Nouveau = await aPartner(app, { name: 'Nouveau' });
});
afterAll(() => app.close());

describe('partners where the pass did not serve on a day', () => {
  const silent = () =>
    app.within(async (tx) =>
      app.get(SilentPartnersQuery).some(tx, await app.get(SilentPartnersQuery).ids(tx, theEighth)),
    );

  test('by name: used before it, after it, never, or taken back; not who is suspended or came later', async () => {
    expect((await silent()).map(({ name }) => name)).toEqual(['Annulé', 'Après', 'Avant', 'En pause', 'Jamais']);
  });

  test('when the pass served last, whatever the day; what was taken back did not', async () => {
    expect((await silent()).map(({ lastUseAt }) => lastUseAt?.toISOString() ?? null)).toEqual([
      null,
      '2026-12-08T23:00:00.000Z',
      '2026-12-07T22:59:59.999Z',
      null,
      null,
    ]);
  });

  test('by whether it ever did, and in the order of that, in pages that are counted', async () => {
    const asked = (address: Record<string, string>) =>
      app.within((tx) => app.get(SilentPartnersQuery).find(tx, theEighth, readAddress(SilentPartnersRequest, address)));
    const never = await asked({ passage: 'jamais', sens: 'decroissant' });
    expect(never).toMatchObject({ total: 3, page: 1, request: { from: '2026-12-08', to: '2026-12-08' } });
    expect(never.rows.map(({ name }) => name)).toEqual(['Jamais', 'En pause', 'Annulé']);
    const before = await asked({ passage: 'autrefois', tri: 'passage' });
    expect(before.rows.map(({ name }) => name)).toEqual(['Avant', 'Après']);
  });

  test('how much they have on line', async () => {
    expect((await silent()).map(({ offersOnLine }) => offersOnLine)).toEqual([1, 1, 1, 0, 1]);
  });
});

describe('what a partner reads of its own uses', () => {
  const uses = (name: string) =>
    app.within((tx) => app.get(PartnerUsesQuery).get(tx, ids[name]!, midnight, '2026-11-30T23:00:00Z'));

  test('from the first instant of the day on, and those of the month; never what was taken back', async () => {
    expect(await uses('Premier instant')).toEqual({ today: 1, month: 1, savedCents: 100 });
    expect(await uses('Avant')).toEqual({ today: 0, month: 1, savedCents: 100 });
    expect(await uses('Annulé')).toEqual({ today: 0, month: 0, savedCents: 0 });
    expect(await uses('Jamais')).toEqual({ today: 0, month: 0, savedCents: 0 });
  });

  test('not of the month before', async () => {
    expect(await app.within((tx) => app.get(PartnerUsesQuery).get(tx, ids.Avant!, midnight, midnight))).toEqual({
      today: 0,
      month: 0,
      savedCents: 0,
    });
  });
});
