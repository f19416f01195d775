import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder, redeem } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { TestPhone } from '../support/phone.js';
import { malleated } from '../support/malleated.js';

let app: TestApp;
let bakery: string;
let offerId: string;
let till: Client;
let otherTill: Client;
let agent: Client;
let jeanne: PassHolder;
beforeAll(async () => {
  app = await startApp({ poolSize: 12 });
  bakery = await aPartner(app);
  offerId = await anOffer(app, bakery);
});
beforeEach(async () => {
  jeanne = await aPassHolder(app);
  // Long enough a holder for a till that comes back late.
  app.clock.advance({ hours: 24 * 6 });
  till = await aTill(app, bakery);
  otherTill = await aTill(app, bakery);
  agent = await nadiaTheAgent(app);
});
afterAll(() => app.close());

interface Scan {
  key?: string;
  passCode?: string;
  offerId?: string;
  ago?: Temporal.DurationLike;
  clockOffsetMs?: number;
  amountCents?: number;
}

/** A scan made some time ago, on a clock that is right unless said otherwise. */
function scanned({ ago = { hours: 0 }, clockOffsetMs = 0, ...scan }: Scan = {}) {
  const at = app.clock.now().subtract(ago).subtract({ milliseconds: clockOffsetMs });
  return {
    key: randomUUID(),
    passCode: jeanne.passCode,
    offerId,
    scannedAt: at.toString(),
    clockOffsetMs,
    bundleVersion: 'v',
    ...scan,
  };
}

const sync = async (scans: object[], device = till) => (await device.post('/api/v1/till/sync', { scans })).body;
const outcomesOf = async (scans: object[], device = till) =>
  (await sync(scans, device)).outcomes.map(({ outcome }: { outcome: string }) => outcome);
const row = (sql: string, id: string) => app.within(async (tx) => (await tx.query(sql, [id]))[0]);
const redemptions = (passId: string) =>
  app.within((tx) => tx.query('select redeemed_at, synced_at from redemption where pass_id = $1', [passId]));

describe('a use recorded without network', () => {
  test('is taken in at the time it was made, by our clock', async () => {
    const made = app.clock.now().subtract({ hours: 5 });
    const { outcomes } = await sync([scanned({ ago: { hours: 5 }, clockOffsetMs: -20 * 60_000 })]);
    expect(outcomes).toEqual([
      {
        key: expect.any(String),
        outcome: 'accepted',
        redemption: expect.objectContaining({ redeemedAt: made.toString() }),
      },
    ]);
    const [kept] = await redemptions(jeanne.passId);
    expect(kept.redeemed_at).toEqual(new Date(made.epochMilliseconds));
    expect(kept.synced_at).toEqual(new Date(app.clock.now().epochMilliseconds));
  });

  test('sent again, is known: nothing is counted twice, and the first answer comes back', async () => {
    const scan = scanned({ ago: { hours: 1 }, amountCents: 1000 });
    const [first] = (await sync([scan])).outcomes;
    const [again] = (await sync([scan])).outcomes;
    expect(again).toEqual({ key: scan.key, outcome: 'duplicate', redemption: first.redemption });
    expect(await redemptions(jeanne.passId)).toHaveLength(1);
  });

  test('was sent on line before and the answer was lost: the same key is the same use', async () => {
    const key = randomUUID();
    const { body } = await redeem(till, { passCode: jeanne.passCode, offerId }, key);
    const [outcome] = (await sync([scanned({ key })])).outcomes;
    expect(outcome).toMatchObject({ outcome: 'duplicate', redemption: { id: body.id } });
  });

  test('a key that served for something else is said, and takes nothing', async () => {
    const scan = scanned();
    await sync([scan]);
    expect(await outcomesOf([{ ...scan, amountCents: 5 }])).toEqual(['idempotency_key_reused']);
  });

  test('one that is refused takes no other with it', async () => {
    const scans = [scanned(), scanned({ passCode: 'rien' }), scanned({ offerId: randomUUID() }), scanned()];
    expect(await outcomesOf(scans)).toEqual(['accepted', 'malformed', 'offer_not_active', 'accepted']);
  });

  test.each([
    ['five minutes in the future', { minutes: -5 }, { hours: 0 }],
    ['72 hours ago', { hours: 72 }, { hours: 72 }],
    ['five days ago', { hours: 120 }, { hours: 72 }],
  ])('a till that says %s is believed within bounds', async (_, ago, believed) => {
    await sync([scanned({ ago })]);
    const [{ redeemed_at: at }] = await redemptions(jeanne.passId);
    expect(at).toEqual(new Date(app.clock.now().subtract(believed).epochMilliseconds));
  });

  test('below the minimum, or without the amount it asks for, is refused', async () => {
    const minimum = await anOffer(app, bakery, { minimumCents: 1000 });
    const scans = [undefined, 999, 1000].map((amountCents) => scanned({ offerId: minimum, amountCents }));
    expect(await outcomesOf(scans)).toEqual(['below_minimum', 'below_minimum', 'accepted']);
  });

  test('counts in the period it was made in', async () => {
    const daily = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const [yesterday, today] = [scanned({ offerId: daily, ago: { hours: 20 } }), scanned({ offerId: daily })];
    expect(await outcomesOf([yesterday, today])).toEqual(['offer_not_active', 'accepted']);
    app.clock.advance({ hours: 20 });
    expect(await outcomesOf([scanned({ offerId: daily, ago: { hours: 20 } }), scanned({ offerId: daily })])).toEqual([
      'limit_reached',
      'accepted',
    ]);
  });

  test('the till’s clock is noted', async () => {
    await sync([scanned({ clockOffsetMs: 1_200_000 })]);
    const { body: pairing } = await agent.post(`/api/v1/partners/${bakery}/tills`, { name: 'Caisse 2' });
    const { body: paired } = await till.post('/api/v1/tills/pairings', { code: pairing.pairingCode });
    await sync([scanned({ clockOffsetMs: -90_000 })], client(app, paired.token));
    expect(await row('select clock_offset_ms from till where id = $1', paired.tillId)).toEqual({
      clock_offset_ms: -90_000,
    });
  });
});

describe('a use taken back without network', () => {
  test('is taken back within a quarter of an hour of being sent, however long ago it was made', async () => {
    const { outcomes } = await sync([scanned({ ago: { hours: 4 } })]);
    const [{ redemption }] = outcomes;
    app.clock.advance({ minutes: 15 });
    expect((await till.post(`/api/v1/redemptions/${redemption.id}/void`)).status).toBe(200);
    const [later] = (await sync([scanned({ ago: { hours: 4 } })])).outcomes;
    app.clock.advance({ minutes: 15, seconds: 1 });
    expect((await till.post(`/api/v1/redemptions/${later.redemption.id}/void`)).body.code).toBe('too_late_to_void');
  });
});

describe('what changed after the scan does not count against it', () => {
  test('a pass revoked since is accepted, one revoked before is not', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/revocation`, { reason: 'on_request' });
    expect(await outcomesOf([scanned({ ago: { minutes: 1 } }), scanned()])).toEqual(['accepted', 'revoked']);
  });

  test('a card reported lost since, likewise', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/credentials/${jeanne.credentialId}/revocation`);
    expect(await outcomesOf([scanned({ ago: { minutes: 1 } }), scanned()])).toEqual(['accepted', 'revoked']);
  });

  test('a pass suspended since, likewise', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/suspension`);
    expect(await outcomesOf([scanned({ ago: { minutes: 1 } }), scanned()])).toEqual(['accepted', 'suspended']);
  });

  test('a scan made while it was suspended stays suspended, though it was revoked since', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/suspension`);
    app.clock.advance({ hours: 2 });
    await agent.post(`/api/v1/passes/${jeanne.passId}/revocation`, { reason: 'on_request' });
    const scans = [{ hours: 3 }, { hours: 1 }, { hours: 0 }].map((ago) => scanned({ ago }));
    expect(await outcomesOf(scans)).toEqual(['accepted', 'suspended', 'revoked']);
  });

  test('a partner suspended since gave in good faith, one suspended before did not', async () => {
    const shop = await aPartner(app, { name: 'Fleurs du Quai' });
    const flowers = await anOffer(app, shop);
    const device = await aTill(app, shop);
    app.clock.advance({ hours: 1 });
    await agent.post(`/api/v1/partners/${shop}/suspension`);
    const scans = [scanned({ offerId: flowers, ago: { minutes: 1 } }), scanned({ offerId: flowers })];
    expect(await outcomesOf(scans, device)).toEqual(['accepted', 'offer_not_active']);
  });

  test.each(['pause', 'end'])('an offer that left the line since (%s), likewise', async (verb) => {
    const short = await anOffer(app, bakery);
    await agent.post(`/api/v1/offers/${short}/${verb}`);
    const scans = [scanned({ offerId: short, ago: { minutes: 1 } }), scanned({ offerId: short })];
    expect(await outcomesOf(scans)).toEqual(['accepted', 'offer_not_active']);
  });
});

describe('the code of a phone, scanned without network', () => {
  let phone: TestPhone;
  beforeEach(async () => {
    phone = await TestPhone.carrying(app, { passId: jeanne.passId });
  });

  test('is as old as it was then', async () => {
    const passCode = await phone.code(phone.now() - 3600);
    const scans = [{ minutes: 59 }, { minutes: 60 }].map((ago) => scanned({ passCode, ago }));
    expect(await outcomesOf(scans)).toEqual(['code_stale', 'accepted']);
  });

  test('from longer ago than a till is believed, is stale', async () => {
    const passCode = await phone.code(phone.now() - 73 * 3600);
    expect(await outcomesOf([scanned({ passCode, ago: { hours: 73 } })])).toEqual(['code_stale']);
  });

  test.each([
    ['the same', (code: string) => code],
    ['its malleated signature', malleated],
  ])('at two tills, then synced, %s: one accepted, one replayed, both kept', async (_, copied) => {
    const passCode = await phone.code(phone.now() - 600);
    const [first, second] = await Promise.all([
      outcomesOf([scanned({ passCode, ago: { minutes: 10 } })]),
      outcomesOf([scanned({ passCode: copied(passCode), ago: { minutes: 10 } })], otherTill),
    ]);
    expect([...first, ...second].toSorted()).toEqual(['accepted', 'replayed']);
    expect(await redemptions(jeanne.passId)).toHaveLength(1);
    expect(
      await row('select verdict, synced_at is not null as late from refusal where pass_id = $1', jeanne.passId),
    ).toEqual({ verdict: 'replayed', late: true });
  });
});

describe('what a till sends is never dropped', () => {
  test('a refusal is kept with its partner, its offer and when', async () => {
    await agent.post(`/api/v1/passes/${jeanne.passId}/revocation`, { reason: 'fraud' });
    app.clock.advance({ hours: 2 });
    await sync([scanned({ ago: { hours: 1 } })]);
    expect(
      await row('select verdict, partner_id, offer_id, refused_at from refusal where pass_id = $1', jeanne.passId),
    ).toEqual({
      verdict: 'revoked',
      partner_id: bakery,
      offer_id: offerId,
      refused_at: new Date(app.clock.now().subtract({ hours: 1 }).epochMilliseconds),
    });
  });

  test('fifty copies of one queue at once: each use is there once', async () => {
    const queue = [scanned(), scanned({ amountCents: 200 }), scanned({ amountCents: 300 })];
    const answers = await Promise.all(Array.from({ length: 50 }, () => outcomesOf(queue)));
    expect(answers.filter((outcomes) => outcomes.includes('accepted')).length).toBeGreaterThan(0);
    expect(new Set(answers.flat())).toEqual(new Set(['accepted', 'duplicate']));
    expect(await redemptions(jeanne.passId)).toHaveLength(3);
  });

  test('a scan that cannot be read is named by its place, and the others wait for another try', async () => {
    const { status, body } = await till.post('/api/v1/till/sync', {
      scans: [scanned(), { ...scanned(), scannedAt: 'hier' }],
    });
    expect([status, body.errors[0].field]).toEqual([400, 'scans.1.scannedAt']);
    expect(await redemptions(jeanne.passId)).toHaveLength(0);
  });

  test.each([
    '2026-W49-1',
    '2026-342',
    '2026-12-08T10Z',
    '2026-12-08T10:00:00,5Z',
    '2026-12-08',
    '2026-13-01T10:00:00Z',
  ])('nor is a time one cannot read (%s) a fault of ours', async (scannedAt) => {
    const { status, body } = await till.post('/api/v1/till/sync', { scans: [{ ...scanned(), scannedAt }] });
    expect([status, body.errors?.[0].field]).toEqual([400, 'scans.0.scannedAt']);
  });

  test('after an older backup came back, the same scans take their uses again: no limit reopens', async () => {
    const daily = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' } });
    const scans = [scanned({ offerId: daily }), scanned({ offerId: daily })];
    await outcomesOf(scans);
    await forget(
      daily,
      scans.map(({ key }) => key),
    );
    expect(await outcomesOf([...scans, scanned({ offerId: daily })])).toEqual([
      'accepted',
      'accepted',
      'limit_reached',
    ]);
  });
});

/** As a backup made before these scans has it. */
async function forget(offer: string, keys: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await owner.query('delete from redemption where offer_id = $1', [offer]);
  await owner.query('delete from offer_use where offer_id = $1', [offer]);
  await owner.query('delete from idempotent_answer where key = any($1::uuid[])', [keys]);
  await owner.end();
}
