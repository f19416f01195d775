import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { noteLists } from '../../../src/redemptions/browser/bundle.js';
import { judgeHere, rememberCode } from '../../../src/redemptions/browser/judge-here.js';
import type { TillBundle } from '../../../src/redemptions/till-bundle.query.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anOffer, aPartner, aPassHolder, aTill, type PassHolder } from '../../support/builders.js';
import type { Client } from '../../support/http.js';
import { aToken } from '../../support/personas.js';
import { TestPhone } from '../../support/phone.js';

let app: TestApp;
let till: Client;
let bakery: string;
let offers: string[];
let jeanne: PassHolder;
let token: string;
const browsersFetch = globalThis.fetch;
const hadNavigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app);
  till = await aTill(app, bakery);
  offers = [await anOffer(app, bakery), await anOffer(app, bakery)];
  jeanne = await aPassHolder(app);
  await pairAgain();
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

/** A session that is good for a day from now. */
const pairAgain = async () => (token = await aToken(app, 'till', { partnerId: bakery }));
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
