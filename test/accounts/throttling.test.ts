import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DEVICE_COOKIE } from '../../src/accounts/known-devices.js';
import { AskPasswordLink } from '../../src/accounts/ask-password-link.js';
import { SignIn } from '../../src/accounts/sign-in.js';
import { FailedAttempts } from '../../src/kernel/access/failed-attempts.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { aManagerAccount, anAccount, anAgentAccount, enter, nadia, serge } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Authenticator } from '../support/authenticator.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { Visitor } from '../support/visitor.js';

let server: MailServer;
let app: TestApp;
let phone: Authenticator;
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url });
  await anAgentAccount(app);
  await aManagerAccount(app);
});
afterAll(async () => {
  await app.close();
  await server.close();
});
// What one test has tried too often, the next may try again.
beforeEach(() => app.clock.advance({ minutes: 20 }));

const now = () => app.clock.now().epochMilliseconds;
const from = (address: string) => new Visitor(app, undefined, address);

async function tryIt(visitor: Visitor, form: Record<string, string>) {
  await visitor.get('/connexion');
  return visitor.post('/connexion', form);
}

const attempt = (email: string, i: number) =>
  app
    .get(SignIn)
    .run(app.ccasId, { email, password: 'faux', address: `198.51.100.${i % 10}` })
    .catch((error: { code: string }) => error.code);

/** Strangers use up what may be tried on an account: as if sixty tries had been made, without their hashing. */
async function strangersTry(email: string): Promise<void> {
  const one = await app.get(FailedAttempts).begin(app.ccasId, { what: 'sign-in', at: email }, 1000);
  await app.within((tx) =>
    tx.query(
      `insert into failed_attempt (id, bucket, at)
       select gen_random_uuid(), bucket, at from failed_attempt, generate_series(1, 59) where id = $1`,
      [one],
    ),
  );
  expect(await attempt(email, 0)).toBe('too_many_attempts');
}

describe('one account tried from many networks', () => {
  test('is throttled for a stranger, unknown account or not, with one answer', async () => {
    // Six from each of ten networks.
    for (let i = 0; i < 60; i++) expect(await attempt(nadia.email, i)).toBe('wrong_credentials');
    expect(await attempt(nadia.email, 60)).toBe('too_many_attempts');
    await strangersTry('personne@ccas.example');
    for (const email of [nadia.email, 'personne@ccas.example']) {
      const answer = await tryIt(from('203.0.113.9'), { email, password: nadia.password });
      expect([answer.status, answer.text.includes('Code de vérification')]).toEqual([429, true]);
      expect(answer.text).toContain('Un autre appareil, où vous êtes déjà entré, vous laisse entrer tout de suite');
    }
    app.clock.advance({ minutes: 15 });
    expect((await tryIt(from('203.0.113.9'), nadia)).status).toBe(303);
  });

  test('its owner comes in where they have come in before, even beside the strangers', async () => {
    const owner = from('198.51.100.1');
    await enter(app, owner, nadia);
    owner.forgetCookie(SESSION_COOKIE);
    await strangersTry(nadia.email);
    expect((await tryIt(owner, nadia)).location).toBe('/ccas');
  });

  test('a manager too, up to the code and through it', async () => {
    const owner = from('203.0.113.20');
    ({ phone } = (await enter(app, owner, serge)) as { phone: Authenticator });
    app.clock.advance({ minutes: 1 });
    await strangersTry(serge.email);
    expect((await tryIt(owner, serge)).location).toBe('/connexion/code');
    await owner.get('/connexion/code');
    expect((await owner.post('/connexion/code', { code: phone.code(now()) })).location).toBe('/ccas');
  });

  test('in a new place the password and the code together open, at once', async () => {
    await strangersTry(serge.email);
    const owner = from('203.0.113.21');
    expect((await tryIt(owner, serge)).status).toBe(429);
    const answer = await owner.post('/connexion', { ...serge, code: phone.code(now()), suite: '/ccas/comptes' });
    expect(answer.location).toBe('/ccas/comptes');
    expect((await owner.get('/ccas/comptes')).status).toBe(200);
  });

  test('a right code says nothing of the password, nor a right password of the code', async () => {
    await strangersTry(serge.email);
    const stranger = from('203.0.113.22');
    const both = [
      { ...serge, code: '123456' },
      { email: serge.email, password: 'faux', code: phone.codeAt(now()) },
      { email: serge.email, password: 'faux', code: '123456' },
      { email: 'personne@ccas.example', password: 'faux', code: '123456' },
    ];
    const answers = [];
    for (const form of both) {
      const { status, text } = await tryIt(stranger, form);
      answers.push([status, text.replaceAll(form.email, '').replaceAll(/name="jeton" value="[^"]+"/g, '')]);
    }
    expect(answers[0]![0]).toBe(401);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('so they do after eight mistakes of one’s own, and beside somebody of the same network', async () => {
    const owner = from('203.0.113.24');
    for (let i = 0; i < 8; i++) await tryIt(from('203.0.113.24'), { ...serge, password: 'faux' });
    const refused = await tryIt(owner, serge);
    expect([refused.status, refused.text.includes('vous entrez sans attendre')]).toEqual([429, true]);
    expect((await owner.post('/connexion', { ...serge, code: phone.code(now()) })).status).toBe(303);

    // And in a browser that is known by now.
    app.clock.advance({ minutes: 1 });
    owner.forgetCookie(SESSION_COOKIE);
    for (let i = 0; i < 8; i++) await tryIt(owner, { ...serge, password: 'faux' });
    expect((await tryIt(owner, serge)).status).toBe(429);
    expect((await owner.post('/connexion', { ...serge, code: phone.code(now()) })).status).toBe(303);
  });

  test('both typed together are forty from one network', async () => {
    const guess = (password: string) => tryIt(from('203.0.113.25'), { ...serge, password, code: '123456' });
    const attempts = app.get(FailedAttempts);
    for (let i = 0; i < 39; i++)
      await attempts.begin(app.ccasId, { what: 'sign-in with code', from: '203.0.113.25' }, 40);
    expect((await guess('faux')).status).toBe(401);
    expect((await guess(serge.password)).status).toBe(429);
  });

  test('a wrong password uses up the codes of nobody, however often', async () => {
    const counted = () =>
      app.within((tx) =>
        tx.query('select bucket, count(*)::int as n from failed_attempt where at > $1 group by bucket', [
          app.clock.now().subtract({ minutes: 1 }).toString(),
        ]),
      );
    for (let i = 0; i < 3; i++)
      await tryIt(from('203.0.113.26'), { email: serge.email, password: 'faux', code: '123456' });
    // Those of the network; and of each code, one of its own.
    expect((await counted()).map(({ n }: { n: number }) => n).sort()).toEqual([1, 1, 1, 3]);
  });

  test('a code typed for an account without a second factor opens nothing', async () => {
    const answer = await tryIt(from('203.0.113.23'), { ...nadia, code: '123456' });
    expect(answer.status).toBe(401);
  });
});

describe('guesses', () => {
  test('are bounded in a known browser too, and on their own: others of the network are not', async () => {
    const owner = from('203.0.113.30');
    await enter(app, owner, nadia);
    owner.forgetCookie(SESSION_COOKIE);
    for (let i = 0; i < 8; i++) expect((await tryIt(owner, { ...nadia, password: 'faux' })).status).toBe(401);
    expect((await tryIt(owner, nadia)).status).toBe(429);
    expect((await tryIt(from('203.0.113.30'), nadia)).status).toBe(303);
  });

  test('of the code beside the right password are ten, from wherever they come', async () => {
    const guess = (i: number) => tryIt(from(`203.0.113.${40 + (i % 4)}`), { ...serge, code: String(100_000 + i) });
    for (let i = 0; i < 10; i++) expect((await guess(i)).status).toBe(401);
    const right = { ...serge, code: phone.code(now()) };
    expect((await tryIt(from('203.0.113.45'), right)).status).toBe(401);
    app.clock.advance({ minutes: 16 });
    expect((await tryIt(from('203.0.113.45'), { ...serge, code: phone.code(now()) })).status).toBe(303);
  });

  test('of the code by somebody who knows the password do not keep the owner out of a known browser', async () => {
    const owner = from('203.0.113.50');
    await enter(app, owner, serge, { phone });
    app.clock.advance({ minutes: 1 });
    const thief = from('203.0.113.51');
    await tryIt(thief, serge);
    await thief.get('/connexion/code');
    for (let i = 0; i < 10; i++)
      expect((await thief.post('/connexion/code', { code: String(200_000 + i) })).status).toBe(401);
    expect((await thief.post('/connexion/code', { code: '200999' })).status).toBe(429);
    expect((await enter(app, owner, serge, { phone })).location).toBe('/ccas');

    app.clock.advance({ minutes: 1 });
    await tryIt(owner, serge);
    await owner.get('/connexion/code');
    for (let i = 0; i < 10; i++) await owner.post('/connexion/code', { code: String(300_000 + i) });
    expect((await owner.post('/connexion/code', { code: phone.code(now()) })).status).toBe(429);
  });

  test('from the addresses of one IPv6 /64 are counted as one, from another /64 apart', async () => {
    const one = (i: number) => from(`2001:db8:0:7:${i.toString(16)}::${i}`);
    for (let i = 0; i < 8; i++) expect((await tryIt(one(i), { ...nadia, password: 'faux' })).status).toBe(401);
    expect((await tryIt(one(9), nadia)).status).toBe(429);
    expect((await tryIt(from('2001:db8:0:8::1'), nadia)).status).toBe(303);
  });

  test('from IPv4 are the same however the proxy writes the address', async () => {
    for (let i = 0; i < 8; i++) await tryIt(from('192.0.2.60'), { ...nadia, password: 'faux' });
    expect((await tryIt(from('::ffff:192.0.2.60'), nadia)).status).toBe(429);
  });
});

describe('a known browser', () => {
  const knownHere = async (visitor: Visitor, who: { email: string; password: string }) => {
    await strangersTry(who.email);
    visitor.forgetCookie(SESSION_COOKIE);
    return (await tryIt(visitor, who)).status === 303;
  };

  test('is known for the account that came in there, and no other', async () => {
    const karim = { email: 'karim@ccas.example', password: 'lichen-piano-cerise-44' };
    await anAccount(app, 'agent', 'Karim', karim);
    const counter = from('203.0.113.60');
    await enter(app, counter, nadia);
    expect(await knownHere(counter, karim)).toBe(false);
    app.clock.advance({ minutes: 20 });
    counter.forgetCookie(SESSION_COOKIE);
    await enter(app, counter, karim);
    expect(await knownHere(counter, karim)).toBe(true);
    expect(await knownHere(counter, nadia)).toBe(true);
  });

  test('is kept as a hash, by a cookie of this host only; a password alone, before its code, makes none', async () => {
    const waiting = from('203.0.113.61');
    expect((await tryIt(waiting, serge)).status).toBe(303);
    expect(waiting.cookie(DEVICE_COOKIE)).toBeUndefined();
    const visitor = from('203.0.113.61');
    await enter(app, visitor, nadia);
    const secret = visitor.cookie(DEVICE_COOKIE)!;
    expect([DEVICE_COOKIE, secret]).toEqual(['__Host-appareil', expect.stringMatching(/^[\w-]{24}$/)]);
    const rows = await app.within((tx) => tx.query('select * from known_device'));
    expect(JSON.stringify(rows)).not.toContain(secret);
    await enter(app, visitor, nadia);
    expect(visitor.cookie(DEVICE_COOKIE)).toBe(secret);
  });

  test('stays known where the password was changed, and nowhere else', async () => {
    const here = from('203.0.113.62');
    const elsewhere = from('203.0.113.63');
    await enter(app, elsewhere, nadia);
    await enter(app, here, nadia);
    await here.get('/ccas/mon-compte');
    const password = 'saxophone-marmite-9-grue';
    const answer = await here.post('/ccas/mon-compte/mot-de-passe', { currentPassword: nadia.password, password });
    expect(answer.location).toContain('fait=mot-de-passe');
    const renewed = { email: nadia.email, password };
    expect(await knownHere(elsewhere, renewed)).toBe(false);
    expect(await knownHere(here, renewed)).toBe(true);
    await here.get('/ccas/mon-compte');
    await here.post('/ccas/mon-compte/mot-de-passe', { currentPassword: password, password: nadia.password });
  });

  test('is forgotten when all sessions are ended, and half a year after the last sign-in', async () => {
    const visitor = from('203.0.113.64');
    await enter(app, visitor, nadia);
    await visitor.get('/ccas/mon-compte');
    await visitor.post('/ccas/mon-compte/sessions/fin');
    expect(await knownHere(visitor, nadia)).toBe(false);
    app.clock.advance({ minutes: 20 });
    await enter(app, visitor, nadia);
    app.clock.advance({ hours: 180 * 24 });
    expect(await knownHere(visitor, nadia)).toBe(false);
  });

  test('of one account there are twenty at most: the oldest is forgotten', async () => {
    const first = from('203.0.113.65');
    await enter(app, first, nadia);
    for (let i = 0; i < 20; i++) {
      app.clock.advance({ minutes: 1 });
      await enter(app, from('203.0.113.66'), nadia);
    }
    const [{ n }] = await app.within((tx) =>
      tx.query(
        `select count(*)::int as n from known_device d join account a on a.id = d.account_id where a.email = $1`,
        [nadia.email],
      ),
    );
    expect(n).toBe(20);
    expect(await knownHere(first, nadia)).toBe(false);
  });
});

test('strangers who ask for links do not keep anyone out: the page says that the links are in the mailbox', async () => {
  for (let i = 0; i < 4; i++) await app.get(AskPasswordLink).run(app.ccasId, `198.51.100.${i}`, nadia.email);
  const owner = from('203.0.113.70');
  await owner.get('/connexion/mot-de-passe-oublie');
  const { status, text } = await owner.post('/connexion/mot-de-passe-oublie', { email: nadia.email });
  expect([status, text.includes('boîte aux lettres')]).toEqual([429, true]);
  const links = await app.within((tx) =>
    tx.query('select 1 from mail where recipient = $1 and is_private', [nadia.email]),
  );
  expect(links).toHaveLength(4);
});
