import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LeaseRequest } from '../../src/redemptions/hold-lease.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { aToken } from '../support/personas.js';

let app: TestApp;
let bakery: string;
let till: Client;
let otherTill: Client;
let jeanne: PassHolder;
beforeAll(async () => {
  app = await startApp({ poolSize: 12 });
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  otherTill = await aTill(app, bakery);
});
beforeEach(async () => {
  jeanne = await aPassHolder(app);
});
afterAll(() => app.close());

const hold = (request: LeaseRequest, device = till) => device.post('/api/v1/till/leases', request);
const giveBack = (id: string, device = till) => device.delete(`/api/v1/till/leases/${id}`);

async function outcomes(device: Client, scans: { offerId: string; leaseId?: string; passCode?: string }[]) {
  const { body } = await device.post('/api/v1/till/sync', {
    scans: scans.map((scan) => ({
      key: randomUUID(),
      passCode: jeanne.passCode,
      scannedAt: app.clock.now().toString(),
      clockOffsetMs: 0,
      bundleVersion: 'v',
      ...scan,
    })),
  });
  return body.outcomes.map(({ outcome }: { outcome: string }) => outcome);
}

/** What the database holds of an offer: its quota's counter, uses, and units on lease. */
async function ledgerOf(offerId: string) {
  return app.within(async (tx) => {
    const [row] = await tx.query(
      `select quota_used, (select count(*)::int from redemption where offer_id = $1 and voided_at is null) as uses,
         (select coalesce(sum(units - used), 0)::int from lease where offer_id = $1) as lent,
         (select coalesce(sum(used), 0)::int from offer_use where offer_id = $1) as counted from offer where id = $1`,
      [offerId],
    );
    return row;
  });
}

const aQuota = (quota: number) => anOffer(app, bakery, { quota });

describe('units of a quota, set aside for a till', () => {
  test('count as used from that moment', async () => {
    const offerId = await aQuota(100);
    const { body } = await hold({ offerId, units: 5 });
    expect(body).toMatchObject({ offerId, left: 5 });
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 5, uses: 0, lent: 5 });
  });

  test('asked for again, and ten times at once, are topped up, never taken twice', async () => {
    const offerId = await aQuota(100);
    const answers = await Promise.all(Array.from({ length: 10 }, () => hold({ offerId, units: 4 })));
    expect(new Set(answers.map(({ body }) => `${body.id} ${body.left}`)).size).toBe(1);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 4, lent: 4 });
  });

  test('are at most a tenth of what is left, rounded up: the others must have some too', async () => {
    const [scarce, rare] = [await aQuota(12), await aQuota(1)];
    expect((await hold({ offerId: scarce, units: 20 })).body.left).toBe(2);
    expect((await hold({ offerId: rare, units: 20 })).body.left).toBe(1);
    expect((await hold({ offerId: rare, units: 20 }, otherTill)).body.left).toBe(0);
  });

  test('become redemptions without being counted again', async () => {
    const offerId = await aQuota(100);
    const { body } = await hold({ offerId, units: 3 });
    const leaseId = body.id as string;
    expect(
      await outcomes(till, [
        { offerId, leaseId },
        { offerId, leaseId },
      ]),
    ).toEqual(['accepted', 'accepted']);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 3, uses: 2, lent: 1 });
  });

  test('are used although the quota has run out since', async () => {
    const offerId = await aQuota(2);
    const { body } = await hold({ offerId, units: 1 });
    await redeem(otherTill, { passCode: jeanne.passCode, offerId });
    expect((await redeem(otherTill, { passCode: jeanne.passCode, offerId })).body.code).toBe('quota_exhausted');
    expect(await outcomes(till, [{ offerId, leaseId: body.id }])).toEqual(['accepted']);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 2, uses: 2, lent: 0 });
  });

  test('are used on line too, once nothing else is left; the answer says from which lease', async () => {
    const offerId = await aQuota(1);
    const { body: lease } = await hold({ offerId, units: 1 });
    const check = (device: Client) => device.post('/api/v1/verifications', { passCode: jeanne.passCode });
    const shown = async (device: Client) =>
      (await check(device)).body.offers.find(({ id }: { id: string }) => id === offerId);
    expect(await shown(till)).toMatchObject({ verdict: 'accepted', remaining: 1 });
    expect(await shown(otherTill)).toMatchObject({ verdict: 'quota_exhausted', remaining: 0 });
    expect((await redeem(otherTill, { passCode: jeanne.passCode, offerId })).body.code).toBe('quota_exhausted');
    const { status, body } = await redeem(till, { passCode: jeanne.passCode, offerId });
    expect([status, body.leaseId]).toEqual([201, lease.id]);
    expect((await redeem(till, { passCode: jeanne.passCode, offerId })).body.code).toBe('quota_exhausted');
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 1, uses: 1, lent: 0 });
  });

  test('are lent to tills only: a member of the shop may have two phones, and each would give the same units', async () => {
    const member = client(app, await aToken(app, 'partner', { partnerId: bakery }));
    expect((await hold({ offerId: await aQuota(100), units: 5 }, member)).status).toBe(403);
    expect((await till.get('/api/v1/till/bundle')).status).toBe(200);
  });

  test('return to everyone when the till gives them back, once', async () => {
    const offerId = await aQuota(100);
    const { body } = await hold({ offerId, units: 5 });
    await outcomes(till, [{ offerId, leaseId: body.id }]);
    const answers = await Promise.all([giveBack(body.id), giveBack(body.id)]);
    expect(answers.map((answer) => answer.body.givenBack).toSorted()).toEqual([0, 4]);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 1, uses: 1, lent: 0 });
  });

  test('of a use that is taken back return to the quota', async () => {
    const offerId = await aQuota(100);
    const { body: lease } = await hold({ offerId, units: 1 });
    await outcomes(till, [{ offerId, leaseId: lease.id }]);
    const [{ id }] = await app.within((tx) => tx.query('select id from redemption where offer_id = $1', [offerId]));
    await till.post(`/api/v1/redemptions/${id}/void`);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 0, uses: 0, lent: 0 });
  });
});

describe('a till that cannot be trusted (uses stay within the quota)', () => {
  test('lost: its units stay counted; nobody else gives them back or uses them', async () => {
    const offerId = await aQuota(1);
    const { body } = await hold({ offerId, units: 1 });
    expect((await giveBack(body.id, otherTill)).status).toBe(404);
    expect(await outcomes(otherTill, [{ offerId, leaseId: body.id }])).toEqual(['quota_exhausted']);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 1, uses: 0, lent: 1 });
  });

  test('its storage cloned: what both use is taken once from the lease, then from what is left for all', async () => {
    const offerId = await aQuota(3);
    const { body } = await hold({ offerId, units: 1 });
    const leaseId = body.id as string;
    const [one, clone] = await Promise.all([
      outcomes(till, [
        { offerId, leaseId },
        { offerId, leaseId },
      ]),
      outcomes(till, [
        { offerId, leaseId },
        { offerId, leaseId },
      ]),
    ]);
    expect([...one, ...clone].toSorted()).toEqual(['accepted', 'accepted', 'accepted', 'quota_exhausted']);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 3, uses: 3, lent: 0 });
  });

  test('late: a unit given back before its scan is sent counts like any other use', async () => {
    const offerId = await aQuota(1);
    const { body } = await hold({ offerId, units: 1 });
    await giveBack(body.id);
    await redeem(otherTill, { passCode: jeanne.passCode, offerId });
    expect(await outcomes(till, [{ offerId, leaseId: body.id }])).toEqual(['quota_exhausted']);
    expect(await ledgerOf(offerId)).toMatchObject({ quota_used: 1, uses: 1, lent: 0 });
  });

  test('many at once, holding, using and giving back: never more than the quota', async () => {
    const offerId = await aQuota(20);
    const tills = await Promise.all(Array.from({ length: 8 }, () => aTill(app, bakery)));
    await Promise.all(
      tills.map(async (device, index) => {
        const { body } = await hold({ offerId, units: 5 }, device);
        await outcomes(
          device,
          [1, 2, 3].map(() => ({ offerId, leaseId: body.id })),
        );
        if (index % 2) await giveBack(body.id, device);
      }),
    );
    const { quota_used: used, uses, lent } = await ledgerOf(offerId);
    expect(used).toBe(uses + lent);
    expect(used).toBeLessThanOrEqual(20);
  });
});

describe('an offer limited per pass', () => {
  const daily = () => anOffer(app, bakery, { limit: { uses: 2, period: 'day' } });

  test('lends units of one pass only, until its period ends', async () => {
    const offerId = await daily();
    expect((await hold({ offerId, units: 2 })).body.code).toBe('lease_needs_pass');
    const { body } = await hold({ offerId, units: 2, passCode: jeanne.passCode });
    expect(body).toMatchObject({ left: 2, validUntil: '2026-12-08T22:59:59.999Z' });
    expect((await redeem(otherTill, { passCode: jeanne.passCode, offerId })).body.code).toBe('limit_reached');
    const other = await aPassHolder(app);
    expect(await outcomes(till, [{ offerId, leaseId: body.id, passCode: other.passCode }])).toEqual(['accepted']);
    expect(await outcomes(till, [{ offerId, leaseId: body.id }])).toEqual(['accepted']);
    expect(await ledgerOf(offerId)).toMatchObject({ uses: 2, lent: 1, counted: 3 });
  });

  test('a unit of yesterday is none of today', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const atStart = app.clock.now().toString();
    app.clock.set('2026-12-08T22:30:00Z');
    const device = await aTill(app, bakery);
    const { body } = await hold({ offerId, units: 1, passCode: jeanne.passCode }, device);
    app.clock.advance({ minutes: 45 });
    expect((await redeem(device, { passCode: jeanne.passCode, offerId })).status).toBe(201);
    expect(await outcomes(device, [{ offerId, leaseId: body.id }])).toEqual(['limit_reached']);
    app.clock.set(atStart);
  });

  test('gives the pass its units back', async () => {
    const offerId = await daily();
    const { body } = await hold({ offerId, units: 2, passCode: jeanne.passCode });
    await giveBack(body.id);
    expect((await redeem(otherTill, { passCode: jeanne.passCode, offerId })).status).toBe(201);
  });
});

test('what needs no lease, or is not on line, is said', async () => {
  const offerId = await anOffer(app, bakery);
  expect((await hold({ offerId, units: 1 })).body.code).toBe('lease_not_needed');
  const paused = await aQuota(5);
  await app.within((tx) => tx.query(`update offer set state = 'paused' where id = $1`, [paused]));
  expect((await hold({ offerId: paused, units: 1 })).body.code).toBe('offer_not_active');
  expect((await hold({ offerId: randomUUID(), units: 1 })).status).toBe(404);
});
