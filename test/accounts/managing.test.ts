import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ChangeRole } from '../../src/accounts/change-role.js';
import { DeactivateAccount } from '../../src/accounts/deactivate-account.js';
import { SignIn } from '../../src/accounts/sign-in.js';
import type { Actor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { aManagersDesk, anAccount, enter } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { client } from '../support/http.js';
import { Visitor } from '../support/visitor.js';

const password = 'granit-orchidee-17-phare';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let people = 0;
const somebody = () => ({ email: `p${++people}@ccas.example`, password });
/** Every account of the tests before leaves: managers are counted. */
beforeEach(() => {
  app.clock.advance({ minutes: 20 });
  return app.within((tx) => tx.query('update account set deactivated_at = now() where deactivated_at is null'));
});

const manager = (who = somebody()) => anAccount(app, 'manager', 'Serge', who);
const agent = (who = somebody()) => anAccount(app, 'agent', 'Nadia', who);
const asManager = (id: string): Actor => ({ kind: 'manager', id, ccasId: app.ccasId });
const demote = (by: string, id: string) => app.within((tx) => app.get(ChangeRole).run(tx, asManager(by), id, 'agent'));
const close = (by: string, id: string) => app.within((tx) => app.get(DeactivateAccount).run(tx, asManager(by), id));
const managersLeft = async () =>
  (
    await app.within((tx) =>
      tx.query(`select count(*)::int as n from account where kind = 'manager' and deactivated_at is null`),
    )
  )[0].n;

describe('the last manager', () => {
  test('is neither demoted nor closed, nor does an invited one count', async () => {
    const only = await manager();
    const invited = somebody().email;
    await app.within((tx) =>
      tx.query(
        `insert into account (id, kind, email, name, created_at) values (gen_random_uuid(), 'manager', $1, 'X', now())`,
        [invited],
      ),
    );
    await expect(demote(only, only)).rejects.toMatchObject({ code: 'last_manager' });
    await expect(close(only, only)).rejects.toMatchObject({ code: 'last_manager' });
  });

  test('said on the page, and nothing has changed', async () => {
    const who = somebody();
    const id = await manager(who);
    const desk = await aManagersDesk(app, who);
    const answer = await desk.post(`/ccas/comptes/${id}/role`, { kind: 'agent' });
    expect([answer.status, answer.text.includes('plus aucun responsable')]).toEqual([409, true]);
    expect((await desk.post(`/ccas/comptes/${id}/fermeture`)).status).toBe(409);
    expect((await desk.get('/ccas/comptes')).status).toBe(200);
  });

  test('counting and then changing, without the lock, leaves nobody', async () => {
    const [one, two] = [await manager(), await manager()];
    const naive = async (id: string, both: Promise<void>, here: () => void) =>
      app.within(async (tx) => {
        const [{ n }] = await tx.query(
          `select count(*)::int as n from account where kind = 'manager' and deactivated_at is null and id <> $1`,
          [id],
        );
        here();
        await both;
        if (n > 0) await tx.query(`update account set kind = 'agent' where id = $1`, [id]);
      });
    let counted = 0;
    let go!: () => void;
    const both = new Promise<void>((resolve) => (go = resolve));
    const here = () => ++counted === 2 && go();
    await Promise.all([naive(one, both, here), naive(two, both, here)]);
    expect(await managersLeft()).toBe(0);
  });

  test('two who demote, or close, each other at the same moment leave one', async () => {
    for (const act of [demote, close])
      for (let round = 0; round < 4; round++) {
        await app.within((tx) => tx.query('update account set deactivated_at = now() where deactivated_at is null'));
        const [one, two] = [await manager(), await manager()];
        const done = await Promise.allSettled([act(one, two), act(two, one)]);
        expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        expect(await managersLeft()).toBe(1);
      }
  });

  test('three who demote themselves at once leave one', async () => {
    const three = [await manager(), await manager(), await manager()];
    await Promise.allSettled(three.map((id) => demote(id, id)));
    expect(await managersLeft()).toBe(1);
  });
});

describe('a change of role', () => {
  test('ends the sessions of whoever it is about, and the next one has the new powers', async () => {
    const boss = somebody();
    await manager(boss);
    const who = somebody();
    const id = await agent(who);
    const theirs = new Visitor(app);
    await enter(app, theirs, who);
    expect((await theirs.get('/ccas/comptes')).status).toBe(403);
    expect((await theirs.get('/ccas/comptes.csv')).status).toBe(404);
    const desk = await aManagersDesk(app, boss);
    const file = await desk.get('/ccas/comptes.csv?role=agent');
    expect([file.status, file.text.includes(who.email), file.text.includes(boss.email)]).toEqual([200, true, false]);
    const narrowed = await desk.get('/ccas/comptes?role=agent&tri=vu&etat=x');
    expect([narrowed.text.includes(who.email), narrowed.text.includes('Le choix demandé pour')]).toEqual([true, true]);
    expect((await desk.post(`/ccas/comptes/${id}/role`, { kind: 'manager' })).status).toBe(303);
    expect((await theirs.get('/ccas')).status).toBe(303);
    const { codes } = await enter(app, theirs, who);
    expect(codes).toHaveLength(10);
    expect((await theirs.get('/ccas/comptes')).status).toBe(200);
  });

  test('takes effect for a session that is still signing in', async () => {
    const boss = await manager();
    const who = somebody();
    const id = await manager(who);
    const visitor = new Visitor(app);
    await visitor.get('/connexion');
    await visitor.post('/connexion', who);
    await demote(boss, id);
    expect((await visitor.get('/connexion/double-verification')).location).toBe('/connexion');
  });

  test('whoever is no longer a manager decides nothing more, in a request that had begun', async () => {
    const [boss, other] = [await manager(), await manager()];
    const third = await agent();
    await demote(boss, other);
    await expect(close(other, third)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('closing an account', () => {
  test('ends its sessions and the API tokens it made, at once', async () => {
    const boss = await manager();
    const who = somebody();
    const id = await manager(who);
    const desk = await aManagersDesk(app, who);
    const shown = await desk.post('/ccas/jetons', { label: 'Logiciel', kind: 'agent', scope: 'read', days: '30' });
    const api = client(app, /psl_[\w-]{43}/.exec(shown.text)![0]);
    expect((await api.get('/api/v1/residents')).status).toBe(200);
    await close(boss, id);
    expect((await desk.get('/ccas')).status).toBe(303);
    expect((await api.get('/api/v1/residents')).status).toBe(401);
  });

  test('no request that begins after it gets through, however many were under way', async () => {
    const boss = await manager();
    const who = somebody();
    const id = await agent(who);
    const theirs = new Visitor(app);
    await enter(app, theirs, who);
    let isClosed = false;
    const seen: { after: boolean; status: number }[] = [];
    const clicking = Array.from({ length: 4 }, async () => {
      for (let click = 0; click < 12; click++) {
        const after = isClosed;
        seen.push({ after, status: (await theirs.get('/ccas/mon-compte')).status });
      }
    });
    await close(boss, id);
    isClosed = true;
    await Promise.all(clicking);
    expect(seen.filter(({ after }) => after).length).toBeGreaterThan(0);
    expect(new Set(seen.filter(({ after }) => after).map(({ status }) => status))).toEqual(new Set([303]));
  });

  test('a sign-in under way gets no session that outlives it', async () => {
    const boss = await manager();
    for (let round = 0; round < 4; round++) {
      const who = somebody();
      const id = await agent(who);
      await Promise.allSettled([
        app.get(SignIn).run(app.ccasId, { ...who, address: '192.0.2.1' }),
        new Promise((resolve) => setImmediate(resolve)).then(() => close(boss, id)),
      ]);
      const open = await app.within((tx) =>
        tx.query('select id from access_token where actor_id = $1 and revoked_at is null', [id]),
      );
      expect(open).toEqual([]);
    }
  });

  test('it can be opened again, as a new invitation', async () => {
    const boss = somebody();
    const bossId = await manager(boss);
    const who = somebody();
    const id = await agent(who);
    await close(bossId, id);
    const desk = await aManagersDesk(app, boss);
    expect((await desk.get(`/ccas/comptes/${id}`)).text).toContain('Rouvrir ce compte');
    // No mail server is set: the link is shown, once, to be handed over.
    const shown = await desk.post(`/ccas/comptes/${id}/invitation`);
    const link = /lien=([\w-]+)/.exec(shown.text)![1]!;
    expect((await enter(app, new Visitor(app), who)).location).toBeUndefined();
    const theirs = new Visitor(app);
    await theirs.get(`/connexion/bienvenue?lien=${link}`);
    expect(
      (await theirs.post('/connexion/bienvenue', { lien: link, password: 'lichen-piano-cerise-44' })).location,
    ).toBe('/ccas');
  });
});

describe('sessions', () => {
  test('are listed with their device, ended one by one or all the others', async () => {
    const who = somebody();
    await agent(who);
    const [here, there, elsewhere] = [new Visitor(app), new Visitor(app), new Visitor(app)];
    for (const visitor of [here, there, elsewhere]) await enter(app, visitor, who);
    const page = await here.get('/ccas/mon-compte');
    expect(page.text.match(/Firefox sur Windows<\/strong>/g)).toHaveLength(3);
    expect(page.text).toContain('(cette session)');
    const [end] = [...page.text.matchAll(/action="(\/ccas\/mon-compte\/sessions\/[0-9a-f-]+\/fin)"/g)];
    await here.post(end![1]!);
    const left = async () =>
      (await Promise.all([here, there, elsewhere].map((visitor) => visitor.get('/ccas')))).map(({ status }) => status);
    expect((await left()).filter((status) => status === 200)).toHaveLength(2);
    await here.post('/ccas/mon-compte/sessions/fin');
    expect(await left()).toEqual([200, 303, 303]);
  });

  test('a manager sees and ends anyone’s; nobody else does', async () => {
    const boss = somebody();
    await manager(boss);
    const who = somebody();
    const id = await agent(who);
    const [theirs, stranger] = [new Visitor(app), new Visitor(app)];
    await enter(app, theirs, who);
    const other = somebody();
    await agent(other);
    await enter(app, stranger, other);
    const [session] = await app.within((tx) => tx.query('select id from access_token where actor_id = $1', [id]));
    await stranger.get('/ccas/mon-compte');
    expect((await stranger.post(`/ccas/mon-compte/sessions/${session.id}/fin`)).status).toBe(404);
    const desk = await aManagersDesk(app, boss);
    expect((await desk.get(`/ccas/comptes/${id}`)).text).toContain('Firefox sur Windows');
    expect((await desk.post(`/ccas/comptes/${id}/sessions/${session.id}/fin`)).status).toBe(303);
    expect((await theirs.get('/ccas')).status).toBe(303);
  });

  test('a changed password ends the others, and takes the present one to change', async () => {
    const who = somebody();
    await agent(who);
    const [here, there] = [new Visitor(app), new Visitor(app)];
    for (const visitor of [here, there]) await enter(app, visitor, who);
    await here.get('/ccas/mon-compte');
    const path = '/ccas/mon-compte/mot-de-passe';
    const fresh = 'lichen-piano-cerise-44';
    const wrong = await here.post(path, { currentPassword: 'faux', password: fresh });
    expect([wrong.status, wrong.text.includes('champ-currentPassword-erreur')]).toEqual([409, true]);
    expect((await here.post(path, { currentPassword: password, password: 'azertyuiop1234' })).status).toBe(400);
    expect((await here.post(path, { currentPassword: password, password: fresh })).location).toContain('fait=');
    expect([(await here.get('/ccas')).status, (await there.get('/ccas')).status]).toEqual([200, 303]);
    expect((await enter(app, there, { ...who, password: fresh })).location).toBe('/ccas');
  });
});

describe('API tokens', () => {
  test('say what they are for, work by scope, and stop', async () => {
    const boss = somebody();
    await manager(boss);
    const desk = await aManagersDesk(app, boss);
    const make = async (form: Record<string, string>) => {
      const shown = await desk.post('/ccas/jetons', { label: 'Logiciel', kind: 'agent', days: '30', ...form });
      return client(app, /psl_[\w-]{43}/.exec(shown.text)![0]);
    };
    const [reader, writer] = [await make({ scope: 'read' }), await make({ scope: 'write' })];
    expect((await reader.get('/api/v1/residents')).status).toBe(200);
    const body = { lastName: 'Le Goff', firstName: 'Yvonne', bornOn: '1950-05-04', communeCode: '94002' };
    const complete = { ...body, residenceProof: { kind: 'energy', seenOn: '2026-11-20' } };
    expect((await reader.post('/api/v1/residents', complete)).body).toMatchObject({
      code: 'read_only_token',
      status: 403,
    });
    expect((await writer.post('/api/v1/residents', complete)).status).toBe(201);
    const list = await desk.get('/ccas/jetons');
    expect(list.text).toContain('Créé par Serge');
    expect(list.text).not.toMatch(/psl_[\w-]{43}/);
    for (const [, path] of list.text.matchAll(/action="(\/ccas\/jetons\/[0-9a-f-]+\/fin)"/g)) await desk.post(path!);
    expect((await writer.get('/api/v1/residents')).status).toBe(401);
  });

  test('expire', async () => {
    const secret = await app.within((tx) =>
      app.get(AccessTokens).create(tx, { carrier: 'bearer', actorKind: 'agent', label: 'bref', hours: 24 }),
    );
    app.clock.advance({ hours: 24 });
    expect((await client(app, secret).get('/api/v1/residents')).status).toBe(401);
  });

  test('a refused one keeps what was typed', async () => {
    const boss = somebody();
    await manager(boss);
    const desk = await aManagersDesk(app, boss);
    const answer = await desk.post('/ccas/jetons', {
      label: 'Caisse du musée',
      kind: 'till',
      scope: 'write',
      days: '90',
      siret: '900 100 207 00019',
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('value="Caisse du musée"');
    expect(answer.text).toMatch(/id="champ-siret-erreur">Aucun partenaire/);
  });
});
