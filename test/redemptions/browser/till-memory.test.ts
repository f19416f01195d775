import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { AccessTokens } from '../../../src/kernel/access/access-tokens.js';
import { noteLists } from '../../../src/redemptions/browser/bundle.js';
import { judgeHere, rememberCode } from '../../../src/redemptions/browser/judge-here.js';
import { sendWaiting } from '../../../src/redemptions/browser/send-scans.js';
import { keep, record, scansIn } from '../../../src/redemptions/browser/till-store.js';
import type { TillBundle } from '../../../src/redemptions/till-bundle.query.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder } from '../../support/builders.js';
import type { Client } from '../../support/http.js';
import { TestPhone } from '../../support/phone.js';

let app: TestApp;
let till: Client;
let bakery: string;
let offers: string[];
let jeanne: PassHolder;
const browsersFetch = globalThis.fetch;
const hadNavigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  offers = [await anOffer(app, bakery), await anOffer(app, bakery)];
  jeanne = await aPassHolder(app);
  // A till stays signed in for a year.
  const wanted = { carrier: 'bearer', actorKind: 'till', partnerId: bakery, label: 'till', hours: 24 * 365 } as const;
  const token = await app.within((tx) => app.get(AccessTokens).create(tx, wanted));
  const { port } = app.nest.getHttpServer().address() as { port: number };
  // What a page has and Node has not: addresses without a host. All else is the till's own code and the real server.
  globalThis.fetch = (url, options) =>
    browsersFetch(`http://127.0.0.1:${port}${String(url)}`, {
      ...options,
      headers: { ...(options?.headers as object), authorization: `Bearer ${token}` },
    });
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
});
afterAll(async () => {
  globalThis.fetch = browsersFetch;
  if (hadNavigator) Object.defineProperty(globalThis, 'navigator', hadNavigator);
  else Reflect.deleteProperty(globalThis, 'navigator');
  await app.close();
});

const now = () => app.clock.now().epochMilliseconds;
const bundle = async () => decodeJwt((await till.get('/api/v1/till/bundle')).body.bundle) as unknown as TillBundle;

describe('a till without network', () => {
  test('takes a phone’s code once for each offer, and a copy of it never again', async () => {
    const phone = await TestPhone.carrying(app, { passId: jeanne.passId });
    const [code, kept] = [await phone.code(), await bundle()];
    const verdicts = async () =>
      (await judgeHere(code, kept, now())).offers.map(({ id, verdict }) => [offers.indexOf(id), verdict]).toSorted();
    expect(await verdicts()).toEqual([
      [0, 'accepted'],
      [1, 'accepted'],
    ]);
    await rememberCode((await judgeHere(code, kept, now())).codeName!, offers[0]!, now());
    expect(await verdicts()).toEqual([
      [0, 'replayed'],
      [1, 'accepted'],
    ]);
    const next = await phone.code(phone.now() + 15);
    expect((await judgeHere(next, kept, now())).offers.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  });

  test('does not believe a status list older than one it has had', async () => {
    const old = await bundle();
    app.clock.advance({ hours: 2 });
    const fresh = await bundle();
    await noteLists(old);
    expect((await judgeHere(jeanne.passCode, old, now())).verdict).toBe('accepted');
    await noteLists(fresh);
    expect((await judgeHere(jeanne.passCode, fresh, now())).verdict).toBe('accepted');
    expect((await judgeHere(jeanne.passCode, old, now())).verdict).toBe('status_unknown');
  });
});

describe('what was sent', () => {
  const uses = async () =>
    (
      await app.within((tx) =>
        tx.query('select count(*)::int as count from redemption where offer_id = $1', [offers[1]]),
      )
    )[0].count;
  const contact = () => keep('contact', { clockOffsetMs: now() - Date.now(), at: now(), formToken: '' });

  test('is sent again after a day, for a server that went back to a backup; not before, and never counted twice', async () => {
    await contact();
    await keep('resent', now());
    const scan = {
      key: randomUUID(),
      passCode: jeanne.passCode,
      offerId: offers[1]!,
      title: '',
      scannedAt: new Date().toISOString(),
      clockOffsetMs: now() - Date.now(),
      bundleVersion: 'v',
      savedCents: 0,
    };
    // The server, as it stands, has never heard of it.
    await record({ ...scan, state: 'sent', sentAt: now() });
    app.clock.advance({ hours: 23 });
    await contact();
    await sendWaiting();
    expect(await uses()).toBe(0);
    app.clock.advance({ hours: 1, minutes: 1 });
    await contact();
    await sendWaiting();
    expect(await uses()).toBe(1);
    app.clock.advance({ hours: 25 });
    await contact();
    await sendWaiting();
    expect(await uses()).toBe(1);
    expect((await scansIn('sent')).map(({ key }) => key)).toEqual([scan.key]);
  });
});
