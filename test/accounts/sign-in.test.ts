import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import argon2 from '@node-rs/argon2';
import supertest from 'supertest';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { anAgentAccount, aManagersDesk, aManagerAccount, enter, nadia, serge } from '../support/accounts.js';
import type { Visit } from '../../src/kernel/access/visit.js';
import { seeOther } from '../../src/kernel/ui/render-page.js';
import { startApp, type TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let nadiaId: string;
beforeAll(async () => {
  app = await startApp();
  nadiaId = await anAgentAccount(app);
  await aManagerAccount(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance({ minutes: 20 }));

async function tryPassword(email: string, password: string, visitor = new Visitor(app)) {
  await visitor.get('/connexion');
  return visitor.post('/connexion', { email, password });
}
const events = () =>
  app.within((tx) => tx.query('select what, who, address from security_event order by at desc, id desc'));

describe('signing in', () => {
  test('an unknown account, a closed one and a wrong password get one and the same answer', async () => {
    await app.within((tx) =>
      tx.query(
        `insert into account (id, kind, email, name, password_hash, created_at, deactivated_at)
         select gen_random_uuid(), 'agent', 'partie@ccas.example', 'Partie', password_hash, now(), now() from account where id = $1`,
        [nadiaId],
      ),
    );
    const answers = [];
    for (const [email, password] of [
      [nadia.email, 'lichen-piano-cerise-44'],
      ['personne@ccas.example', nadia.password],
      ['partie@ccas.example', nadia.password],
    ] as const) {
      const { status, text } = await tryPassword(email, password);
      answers.push([status, text.replaceAll(email, '').replaceAll(/name="jeton" value="[^"]+"/g, '')]);
    }
    expect(answers[0]![0]).toBe(401);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('takes as long whoever is asked for: one verification of the same cost, by known account or not', async () => {
    await app.within((tx) =>
      tx.query(
        `insert into account (id, kind, email, name, password_hash, created_at, deactivated_at)
         select gen_random_uuid(), 'agent', who || '@ccas.example', who, hash, now(), closed
         from account a, lateral (values ('fermee', a.password_hash, now()), ('invitee', null, null)) other (who, hash, closed) where a.id = $1`,
        [nadiaId],
      ),
    );
    const verify = jest.spyOn(argon2, 'verify');
    const costs = [];
    for (const who of [nadia.email, 'personne@ccas.example', 'fermee@ccas.example', 'invitee@ccas.example']) {
      verify.mockClear();
      expect((await tryPassword(who, 'lichen-piano-cerise-44')).status).toBe(401);
      costs.push([who, verify.mock.calls.map(([hash]) => String(hash).split('$').slice(1, 4).join(' '))]);
    }
    verify.mockRestore();
    expect(costs).toEqual(costs.map(([who]) => [who, ['argon2id v=19 m=19456,t=2,p=1']]));
  });

  test('gives a cookie of this host only, and another one each time; the one before is over', async () => {
    const page = await supertest(app.nest.getHttpServer()).get('/connexion').set('host', 'pass.alfortville.example');
    const [visit] = page.headers['set-cookie'] as unknown as string[];
    const answer = await supertest(app.nest.getHttpServer())
      .post('/connexion')
      .set('host', 'pass.alfortville.example')
      .set('cookie', visit!.split(';')[0]!)
      .type('form')
      .send({ ...nadia, jeton: /name="jeton" value="([^"]+)"/.exec(page.text)![1] });
    const cookie = (answer.headers['set-cookie'] as unknown as string[]).find((line) =>
      line.startsWith(SESSION_COOKIE),
    );
    expect(cookie).toMatch(/^__Host-session=psl_[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    const first = visitor.cookie(SESSION_COOKIE)!;
    await enter(app, visitor, nadia);
    expect(visitor.cookie(SESSION_COOKIE)).not.toBe(first);
    const old = new Visitor(app);
    old.setCookie(SESSION_COOKIE, first);
    expect((await old.get('/ccas')).status).toBe(303);
  });

  test('is slowed down for one account from one address, and lets others through', async () => {
    for (let i = 0; i < 8; i++) expect((await tryPassword(nadia.email, 'faux')).status).toBe(401);
    expect((await tryPassword(nadia.email, nadia.password)).status).toBe(429);
    expect((await tryPassword('personne@ccas.example', 'faux')).status).toBe(401);
    app.clock.advance({ minutes: 16 });
    expect((await tryPassword(nadia.email, nadia.password)).status).toBe(303);
  });

  test('goes on to the page that was asked for, never to another site', async () => {
    for (const [next, location] of [
      ['/ccas/usagers?q=le', '/ccas/usagers?q=le'],
      ['https://voleur.example/', '/ccas'],
      ['//voleur.example/', '/ccas'],
      ['/.//voleur.example', '/ccas'],
      ['/\\voleur.example', '/ccas'],
    ] as const)
      expect((await enter(app, new Visitor(app), nadia, { next })).location).toBe(location);
  });

  test('a page that was asked for is carried through the code and the set-up, and no other address is', async () => {
    for (const [next, carried] of [
      ['/ccas/usagers', '/ccas/usagers'],
      ['/.//voleur.example', undefined],
    ] as const) {
      const visitor = new Visitor(app);
      expect((await visitor.get(`/connexion?suite=${encodeURIComponent(next)}`)).text.includes(next)).toBe(!!carried);
      const { location } = await visitor.post('/connexion', { ...serge, suite: next });
      expect(location).toBe(`/connexion/double-verification${carried ? `?suite=${encodeURIComponent(carried)}` : ''}`);
      expect((await visitor.get(`/connexion/code?suite=${encodeURIComponent(next)}`)).location).toBe(location);
    }
  });

  test('a session ends after twelve hours', async () => {
    const visitor = new Visitor(app);
    await enter(app, visitor, nadia);
    app.clock.advance({ hours: 11, minutes: 59 });
    expect((await visitor.get('/ccas')).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await visitor.get('/ccas')).location).toBe('/connexion?suite=%2Fccas');
  });
});

test('a form that was accepted leads to a page of this site, whatever it is told', () => {
  const headers: Record<string, string> = {};
  const reply = {
    status: () => reply,
    header: (name: string, value: string) => Object.assign(headers, { [name]: value }),
  };
  const visit = { reply, tenant: { origin: 'https://pass.alfortville.example' } } as unknown as Visit;
  for (const [path, location] of [
    ['/ccas/usagers/7?q=é#aidants', '/ccas/usagers/7?q=%C3%A9#aidants'],
    ['//voleur.example', '/'],
    ['https://voleur.example/', '/'],
  ] as const) {
    seeOther(visit, path);
    expect(headers.location).toBe(location);
  }
});

describe('refused sign-ins', () => {
  test('are noted in pseudonyms: the same for the same account, and no address or name', async () => {
    await tryPassword(nadia.email, 'faux');
    await tryPassword(' NADIA@ccas.example', 'faux');
    await tryPassword('personne@ccas.example', 'faux');
    const [unknown, second, first] = await events();
    expect(second).toEqual(first);
    expect(unknown.who).not.toBe(first.who);
    expect(first).toMatchObject({ what: 'password_refused', who: expect.stringMatching(/^[0-9A-Z]{8}$/) });
    expect(JSON.stringify(await events())).not.toMatch(/nadia|127\.0\.0\.1/i);
  });

  test('are seen by a manager, as a list and as a count on the account', async () => {
    const desk = await aManagersDesk(app);
    expect((await desk.get('/ccas/journal/connexions?tri=fois&sens=decroissant')).text).toContain(
      'Mot de passe refusé',
    );
    expect((await desk.get('/ccas/journal/connexions?refus=link_refused')).text).toContain('Aucun refus de ce genre');
    expect((await desk.get('/ccas/connexions-refusees.csv')).text).toMatch(/;Mot de passe refusé;2;[0-9A-Z]{8};/);
    expect((await desk.get(`/ccas/comptes/${nadiaId}`)).text).toMatch(
      /Connexions refusées, 30 jours<\/dt><dd>\d+ essais/,
    );
  });
});
