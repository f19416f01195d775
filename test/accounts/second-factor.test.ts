import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Totp } from '../../src/accounts/totp.js';
import { SecondFactor } from '../../src/accounts/second-factor.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import {
  aManagerAccount,
  aManagersDesk,
  anAccount,
  anAgentAccount,
  codesIn,
  enter,
  hiddenIn,
  keyIn,
  nadia,
  serge,
} from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let nadiaId: string;
let sergeId: string;
let phone: Authenticator;
let codes: string[];
beforeAll(async () => {
  app = await startApp();
  nadiaId = await anAgentAccount(app);
  sergeId = await aManagerAccount(app);
});
afterAll(() => app.close());
// No test stands in the way of the next by what it tried too often, or by a code it used.
beforeEach(() => app.clock.advance({ minutes: 20 }));

const now = () => app.clock.now().epochMilliseconds;
const password = async (visitor: Visitor, who = serge) => {
  await visitor.get('/connexion');
  const answer = await visitor.post('/connexion', who);
  if (answer.location) await visitor.get(answer.location);
  return answer;
};

describe('a manager without a second factor', () => {
  test('may do nothing else before it is set up, even with a good password', async () => {
    const visitor = new Visitor(app);
    expect((await password(visitor)).location).toBe('/connexion/double-verification');
    for (const page of ['/ccas', '/ccas/comptes', '/ccas/mon-compte', '/reprise', '/connexion/code'])
      expect([303, page, (await visitor.get(page)).location]).toEqual([
        303,
        page,
        expect.stringContaining('/connexion'),
      ]);
    expect((await visitor.get('/offres')).text).not.toContain('Se déconnecter');
    expect((await visitor.post('/ccas/comptes', { name: 'X', email: 'x@ex.fr', kind: 'manager' })).status).toBe(401);
  });

  test('is not taken in by a wrong code, and keeps the same key to try again', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    const { text } = await visitor.get('/connexion/double-verification');
    const wrong = await visitor.post('/connexion/double-verification', { cle: hiddenIn(text, 'cle'), code: '000000' });
    expect(wrong.status).toBe(401);
    expect(wrong.text).toMatch(/id="champ-code-erreur">[^<]*ne convient pas/);
    expect(keyIn(wrong.text)).toBe(keyIn(text));
  });

  test('cannot use a key that was drawn for somebody else', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    await visitor.get('/connexion/double-verification');
    const foreign = app.get(Totp).draft(nadiaId, { issuer: 'CCAS', email: 'x' });
    const answer = await visitor.post('/connexion/double-verification', {
      cle: foreign.sealed,
      code: new Authenticator(foreign.key).code(now()),
    });
    expect([answer.status, answer.text.includes('trop ancienne')]).toEqual([409, true]);
  });

  test('types a code of their phone, gets ten codes for paper, and is in with a new session', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    const waiting = visitor.cookie(SESSION_COOKIE);
    const { text } = await visitor.get('/connexion/double-verification');
    phone = new Authenticator(keyIn(text));
    const page = await visitor.post('/connexion/double-verification', {
      cle: hiddenIn(text, 'cle'),
      code: phone.code(now()),
    });
    codes = codesIn(page.text);
    expect(new Set(codes).size).toBe(10);
    expect(visitor.cookie(SESSION_COOKIE)).not.toBe(waiting);
    expect((await visitor.get('/ccas/comptes')).status).toBe(200);
    const late = new Visitor(app);
    late.setCookie(SESSION_COOKIE, waiting!);
    expect((await late.get('/connexion/double-verification')).location).toBe('/connexion');
  });
});

describe('a code', () => {
  test('is asked for after the password, which opens nothing by itself', async () => {
    const visitor = new Visitor(app);
    expect((await password(visitor)).location).toBe('/connexion/code');
    expect((await visitor.get('/ccas')).location).toBe('/connexion?suite=%2Fccas');
    const right = await visitor.post('/connexion/code', { code: phone.code(now()) });
    expect(right.location).toBe('/ccas');
    expect((await visitor.get('/ccas')).status).toBe(200);
  });

  test.each([
    [-60, 401],
    [-30, 303],
    [0, 303],
    [30, 303],
    [60, 401],
  ])('of a phone whose clock is %d s off: %d', async (seconds, status) => {
    const visitor = new Visitor(app);
    await password(visitor);
    const code = phone.codeAt(now() + seconds * 1000);
    expect((await visitor.post('/connexion/code', { code })).status).toBe(status);
    app.clock.advance({ minutes: 2 });
  });

  test('never works twice, nor does an older one after it', async () => {
    const [used, older] = [phone.codeAt(now()), phone.codeAt(now() - 30_000)];
    const first = new Visitor(app);
    await password(first);
    expect((await first.post('/connexion/code', { code: used })).status).toBe(303);
    const second = new Visitor(app);
    await password(second);
    const again = await second.post('/connexion/code', { code: used });
    expect([again.status, again.text.includes('déjà servi')]).toEqual([401, true]);
    expect((await second.post('/connexion/code', { code: older })).status).toBe(401);
  });

  test('typed by eight people at once lets one of them in', async () => {
    const code = phone.codeAt(now());
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        app.get(SecondFactor).prove(app.ccasId, { accountId: sergeId, code, field: 'code', address: '192.0.2.1' }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('cannot be guessed: after ten the right one is not looked at either', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    for (let guess = 0; guess < 10; guess++)
      expect((await visitor.post('/connexion/code', { code: String(100_000 + guess) })).status).toBe(401);
    expect((await visitor.post('/connexion/code', { code: phone.codeAt(now()) })).status).toBe(429);
    app.clock.advance({ minutes: 16 });
    expect((await visitor.post('/connexion/code', { code: phone.codeAt(now()) })).status).toBe(303);
  });

  test('is the one of RFC 6238, appendix B', () => {
    const secret = Buffer.from('12345678901234567890');
    const at = app.clock.now();
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [20_000_000_000, '353130'],
    ] as const) {
      app.clock.set(new Date(seconds * 1000).toISOString());
      expect(app.get(Totp).stepOf(secret, code)).toBe(Math.floor(seconds / 30));
    }
    app.clock.set(at.toString());
  });

  test('comes from a secret that no one reads in the database', async () => {
    const [row] = await app.within((tx) =>
      tx.query('select totp_secret as sealed from account where id = $1', [sergeId]),
    );
    const secret = app.get(Totp).unseal(row.sealed, sergeId);
    expect(secret).toHaveLength(20);
    expect(Buffer.from(row.sealed).includes(Buffer.from(secret))).toBe(false);
    expect(() => app.get(Totp).unseal(row.sealed, nadiaId)).toThrow();
  });
});

describe('a code on paper', () => {
  test('takes the place of the phone, however it is typed, once', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    const typed = codes[0]!.toLowerCase().replace('-', ' ');
    expect((await visitor.post('/connexion/code', { code: typed })).status).toBe(303);
    expect((await visitor.get('/ccas/mon-compte')).text).toContain('Il vous reste 9 codes de secours');
    const other = new Visitor(app);
    await password(other);
    expect((await other.post('/connexion/code', { code: codes[0]! })).status).toBe(401);
  });

  test('is kept as a keyed hash', async () => {
    const rows = await app.within((tx) => tx.query('select hash from recovery_code where account_id = $1', [sergeId]));
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(codes[1]!.slice(0, 5));
  });

  test('new ones take a proof, and end the old ones', async () => {
    const visitor = new Visitor(app);
    await password(visitor);
    await visitor.post('/connexion/code', { code: phone.codeAt(now()) });
    await visitor.get('/ccas/mon-compte/codes');
    expect((await visitor.post('/ccas/mon-compte/codes', { proof: '123456' })).status).toBe(401);
    app.clock.advance({ minutes: 1 });
    const renewed = codesIn((await visitor.post('/ccas/mon-compte/codes', { proof: phone.codeAt(now()) })).text);
    expect(renewed).toHaveLength(10);
    const other = new Visitor(app);
    await password(other);
    expect((await other.post('/connexion/code', { code: codes[1]! })).status).toBe(401);
    expect((await other.post('/connexion/code', { code: renewed[0]! })).status).toBe(303);
  });
});

describe('an agent', () => {
  test('comes in by the password alone, may set up a phone, replace it, and do without again', async () => {
    const visitor = new Visitor(app);
    expect((await enter(app, visitor, nadia)).location).toBe('/ccas');
    const first = await visitor.get('/ccas/mon-compte/double-verification');
    const old = new Authenticator(keyIn(first.text));
    const path = '/ccas/mon-compte/double-verification';
    expect(
      codesIn((await visitor.post(path, { cle: hiddenIn(first.text, 'cle'), code: old.code(now()) })).text),
    ).toHaveLength(10);

    const next = await visitor.get(path);
    const fresh = new Authenticator(keyIn(next.text));
    const cle = hiddenIn(next.text, 'cle');
    expect((await visitor.post(path, { cle, code: fresh.codeAt(now()), proof: '123456' })).status).toBe(401);
    app.clock.advance({ minutes: 1 });
    expect((await visitor.post(path, { cle, code: fresh.codeAt(now()), proof: old.codeAt(now()) })).status).toBe(200);

    app.clock.advance({ minutes: 1 });
    expect((await password(new Visitor(app), nadia)).location).toBe('/connexion/code');
    expect((await visitor.post(`${path}/retrait`, { proof: fresh.codeAt(now()) })).location).toContain('fait=retrait');
    expect((await password(new Visitor(app), nadia)).location).toBe('/ccas');
  });

  test('a manager keeps it', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, serge, { phone });
    app.clock.advance({ minutes: 1 });
    await visitor.get('/ccas/mon-compte/double-verification/retrait');
    const answer = await visitor.post('/ccas/mon-compte/double-verification/retrait', { proof: phone.codeAt(now()) });
    expect([answer.status, answer.text.includes('garde la double vérification')]).toEqual([409, true]);
  });
});

test('a lost phone is forgotten by another manager: sessions end, and the next sign-in sets one up', async () => {
  const dalila = { email: 'dalila@ccas.example', password: 'lichen-piano-cerise-44' };
  await anAccount(app, 'manager', 'Dalila', dalila);
  const lost = new Visitor(app);
  await enter(app, lost, serge, { phone });
  expect((await lost.get('/ccas')).status).toBe(200);
  const desk = await aManagersDesk(app, dalila);
  expect((await desk.post(`/ccas/comptes/${sergeId}/double-verification`)).status).toBe(303);
  expect((await lost.get('/ccas')).status).toBe(303);
  expect((await password(new Visitor(app))).location).toBe('/connexion/double-verification');
  const [mail] = await app.within((tx) =>
    tx.query(`select subject from mail where about_id = $1 order by id desc`, [sergeId]),
  );
  expect(mail.subject).toBe('Votre double vérification a été remise à zéro');
});
