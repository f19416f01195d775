import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aManagerAccount, anAccount, anAgentAccount, enter, hiddenIn, keyIn, nadia } from '../support/accounts.js';
import { alfortville, startApp, type TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { Visitor } from '../support/visitor.js';

const { origin } = alfortville;
const twoFactors = 'eidas2';

let idp: IdentityProvider;
let app: TestApp;
let nadiaId: string;
beforeAll(async () => {
  idp = await startIdentityProvider(origin);
  app = await startApp({ oidc: idp });
  nadiaId = await anAgentAccount(app);
  await aManagerAccount(app);
});
afterAll(async () => {
  await app.close();
  await idp.close();
});
beforeEach(() => {
  idp.person = { sub: 'nadia-chez-proconnect', email: 'Nadia@CCAS.example', email_verified: true };
  delete idp.userInfo;
  app.clock.advance({ minutes: 20 });
});

/** What happens at the provider, until it sends the browser back. @returns where to, as a path of ours */
async function throughProvider(url: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = url;
  for (let hops = 0; hops < 10; hops++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`the provider stopped at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at).href;
    if (at.startsWith(origin)) return at.slice(origin.length);
  }
  throw new Error('the provider sends the browser round and round');
}

/** @param bend changes the addresses on the way there, and on the way back */
async function come(
  visitor = new Visitor(app),
  bend: { there?: (url: URL) => void; back?: (path: string) => string } = {},
  next = '',
) {
  const { location } = await visitor.get(`/connexion/proconnect${next && `?suite=${encodeURIComponent(next)}`}`);
  const there = new URL(location!);
  bend.there?.(there);
  const back = await throughProvider(there.href);
  return visitor.get(bend.back?.(back) ?? back);
}
const subjectOf = async (id: string) =>
  (await app.within((tx) => tx.query('select oidc_subject as sub from account where id = $1', [id])))[0].sub;
const forget = (id: string) =>
  app.within((tx) => tx.query('update account set oidc_subject = null, deactivated_at = null where id = $1', [id]));

describe('through ProConnect', () => {
  test('the way there asks for a code, with PKCE, state and nonce, and names no one', async () => {
    const { status, location } = await new Visitor(app).get('/connexion/proconnect');
    const asked = new URL(location!).searchParams;
    expect(status).toBe(303);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'passerelle',
      redirect_uri: `${origin}/connexion/proconnect/retour`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{40,}/),
      nonce: expect.stringMatching(/.{40,}/),
    });
  });

  test('an agent with a verified address is in, and goes where they wanted', async () => {
    const visitor = new Visitor(app);
    expect(await come(visitor, {}, '/ccas/usagers')).toMatchObject({ status: 303, location: '/ccas/usagers' });
    expect((await visitor.get('/ccas')).text).toContain('Se déconnecter');
    expect(await subjectOf(nadiaId)).toBe('nadia-chez-proconnect');
  });

  test('known from then on by the provider’s own name for them, whatever the address', async () => {
    idp.person = { sub: 'nadia-chez-proconnect', email: 'nouveau-nom@ccas.example', email_verified: true };
    expect((await come()).location).toBe('/ccas');
  });

  test('another identity with the same address does not get the account', async () => {
    idp.person = { sub: 'une-homonyme', email: nadia.email, email_verified: true };
    const { status, text } = await come();
    expect([status, text.includes('Aucun compte de ce CCAS')]).toEqual([403, true]);
  });

  test.each([
    ['nobody has that address', { sub: 'x', email: 'personne@ex.fr', email_verified: true }],
    ['the address is not verified', { sub: 'y', email: 'nadia@ccas.example', email_verified: false }],
    ['nothing says that it is', { sub: 'z', email: 'nadia@ccas.example' }],
  ])('nobody registers by themselves: %s', async (_why, person) => {
    await forget(nadiaId);
    idp.person = person;
    expect((await come()).status).toBe(403);
    expect(await subjectOf(nadiaId)).toBeNull();
  });

  test('a closed account stays closed, with the same answer', async () => {
    await app.within((tx) => tx.query('update account set deactivated_at = now() where id = $1', [nadiaId]));
    const { status, text } = await come();
    expect([status, text.includes('Aucun compte de ce CCAS')]).toEqual([403, true]);
    await forget(nadiaId);
  });

  test('an invited person needs no password', async () => {
    await app.within((tx) =>
      tx.query(
        `insert into account (id, kind, email, name, created_at) values (gen_random_uuid(), 'agent', 'claire@ccas.example', 'Claire', now())`,
      ),
    );
    idp.person = { sub: 'claire', email: 'claire@ccas.example', email_verified: true };
    expect((await come()).location).toBe('/ccas');
  });
});

describe('the second factor', () => {
  test('is the provider’s, when it says that it asked for two', async () => {
    idp.person = { sub: 'serge', email: 'serge@ccas.example', email_verified: true, acr: twoFactors };
    const visitor = new Visitor(app);
    expect((await come(visitor)).location).toBe('/ccas');
    expect((await visitor.get('/ccas/mon-compte')).text).toContain('avec ProConnect');
  });

  test('is ours, when it says so of one only', async () => {
    for (const acr of [undefined, 'eidas1']) {
      idp.person = { sub: 'serge', email: 'serge@ccas.example', email_verified: true, acr };
      expect((await come()).location).toBe('/connexion/double-verification');
    }
  });

  test('that somebody has set up is asked for, and signing out at the provider is not forgotten meanwhile', async () => {
    const dalila = { email: 'dalila@ccas.example', password: 'lichen-piano-cerise-44' };
    await anAccount(app, 'manager', 'Dalila', dalila);
    const { phone } = await enter(app, new Visitor(app), dalila);
    app.clock.advance({ minutes: 2 });
    idp.person = { sub: 'dalila', email: dalila.email, email_verified: true };
    const visitor = new Visitor(app);
    expect((await come(visitor)).location).toBe('/connexion/code');
    await visitor.get('/connexion/code');
    const code = phone!.code(app.clock.now().epochMilliseconds);
    expect((await visitor.post('/connexion/code', { code })).location).toBe('/ccas');
    await visitor.get('/ccas');
    expect((await visitor.post('/deconnexion')).text).toContain(`${idp.issuer}/session/end`);
  });

  test('set up on the way in, through the provider as well', async () => {
    const who = { email: 'karima@ccas.example', password: 'lichen-piano-cerise-45' };
    await anAccount(app, 'manager', 'Karima', who);
    idp.person = { sub: 'karima', email: who.email, email_verified: true };
    const visitor = new Visitor(app);
    await come(visitor);
    const { text } = await visitor.get('/connexion/double-verification');
    const code = new Authenticator(keyIn(text)).code(app.clock.now().epochMilliseconds);
    expect((await visitor.post('/connexion/double-verification', { cle: hiddenIn(text, 'cle'), code })).text).toContain(
      'Vos codes de secours',
    );
  });
});

describe('what is forged or bent is refused, and opens nothing', () => {
  const expectRefused = async (visitor: Visitor, { status, text }: { status: number; text: string }) => {
    expect([status, text.includes('n’a pas abouti')]).toEqual([409, true]);
    expect((await visitor.get('/ccas')).status).toBe(303);
  };

  test.each(['unsigned', 'foreign-key', 'changed'] as const)('userinfo: %s', async (how) => {
    idp.userInfo = how;
    const visitor = new Visitor(app);
    await expectRefused(visitor, await come(visitor));
  });

  test('an answer to a question with another nonce', async () => {
    const visitor = new Visitor(app);
    const there = (url: URL) => url.searchParams.set('nonce', 'une-autre-question-posee-par-un-autre');
    await expectRefused(visitor, await come(visitor, { there }));
  });

  test('another state', async () => {
    const visitor = new Visitor(app);
    const back = (path: string) => path.replace(/state=[^&]+/, 'state=un-autre-etat');
    await expectRefused(visitor, await come(visitor, { back }));
  });

  test('an answer brought to a browser that asked nothing, as somebody who wants another to work in their name would', async () => {
    const stranger = new Visitor(app);
    const { location } = await stranger.get('/connexion/proconnect');
    const back = await throughProvider(location!);
    const victim = new Visitor(app);
    await expectRefused(victim, await victim.get(back));
  });

  test('a code that has served', async () => {
    const visitor = new Visitor(app);
    const { location } = await visitor.get('/connexion/proconnect');
    const kept = visitor.cookie('__Host-proconnect')!;
    const back = await throughProvider(location!);
    expect((await visitor.get(back)).location).toBe('/ccas');
    const thief = new Visitor(app);
    thief.setCookie('__Host-proconnect', kept);
    await expectRefused(thief, await thief.get(back));
  });

  test('a refusal by the person, or by the provider', async () => {
    const visitor = new Visitor(app);
    const back = (path: string) => path.replace(/code=[^&]+/, 'error=access_denied');
    await expectRefused(visitor, await come(visitor, { back }));
  });
});

describe('signing out', () => {
  test('ends the provider’s session too: its own page is gone to, with the proof of whose it was', async () => {
    const visitor = new Visitor(app);
    await come(visitor);
    await visitor.get('/ccas');
    const { status, text } = await visitor.post('/deconnexion');
    const url = new URL(/class="button" href="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&'));
    expect([status, url.origin, url.pathname]).toEqual([200, idp.issuer, '/session/end']);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/connexion`);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(200);
    expect(idp.signOuts.at(-1)!.get('id_token_hint')).toMatch(/^ey/);
    expect((await visitor.get('/ccas')).status).toBe(303);
  });

  test('of a session with a password goes to no provider', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    await visitor.get('/ccas');
    expect((await visitor.post('/deconnexion')).location).toBe('/');
  });

  test('the proof is kept sealed', async () => {
    await come();
    const [row] = await app.within((tx) =>
      tx.query(
        'select provider_session as sealed from access_token where provider_session is not null order by id desc limit 1',
      ),
    );
    expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('eyJ');
  });
});

test('a provider that does not answer is said, and the password still lets people in', async () => {
  const other = await startApp({ oidc: { ...idp, issuer: 'http://127.0.0.1:9' } });
  await anAgentAccount(other);
  const { status, text } = await new Visitor(other).get('/connexion/proconnect');
  expect([status, text.includes('ProConnect ne répond pas')]).toEqual([503, true]);
  expect((await enter(other, new Visitor(other), nadia)).location).toBe('/ccas');
  await other.close();
});
