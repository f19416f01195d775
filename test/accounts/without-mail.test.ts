import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { GivePasswordLink } from '../../src/accounts/give-password-link.js';
import { aManagerAccount, aManagersDesk, anAgentAccount, enter, nadia } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aManagersConsole } from '../support/console.js';
import { Visitor } from '../support/visitor.js';

const other = 'saxophone-marmite-9-grue';

let app: TestApp;
let desk: Visitor;
let nadiaId: string;
beforeAll(async () => {
  app = await startApp();
  nadiaId = await anAgentAccount(app);
  await aManagerAccount(app);
  desk = await aManagersDesk(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance({ minutes: 16 }));

const linkIn = (html: string) => /https:\/\/\S+?(\/connexion\/nouveau-mot-de-passe\?lien=[\w-]+)/.exec(html)?.[1];
async function choose(path: string, password: string) {
  const visitor = new Visitor(app);
  await visitor.get(path);
  return visitor.post('/connexion/nouveau-mot-de-passe', { lien: path.split('lien=')[1]!, password });
}

describe('a password forgotten where no mail leaves', () => {
  test('the page says who helps, to everybody the same, and promises no mail', async () => {
    const visitor = new Visitor(app);
    const { text } = await visitor.get('/connexion/mot-de-passe-oublie');
    expect(text).toContain('demandez un lien à un responsable du CCAS');
    expect(text).toContain('passerelle agent password-link');
    expect(text).not.toContain('Recevoir un lien');
    const plain = (html: string) => html.replaceAll(/name="jeton" value="[^"]+"/g, '');
    for (const email of [nadia.email, 'personne@ccas.example'])
      expect(plain((await visitor.post('/connexion/mot-de-passe-oublie', { email })).text)).toBe(plain(text));
    const [{ n }] = await app.within((tx) => tx.query('select count(*)::int as n from mail where is_private'));
    expect(n).toBe(0);
  });

  test('a manager makes a link that is shown once, serves once, and is in the journal', async () => {
    const page = `/ccas/comptes/${nadiaId}`;
    expect((await desk.get(page)).text).toContain('Faire un lien pour un nouveau mot de passe');
    const first = await desk.post(`${page}/mot-de-passe`);
    expect([first.status, first.text.includes('Il vaut une heure')]).toEqual([200, true]);
    const second = linkIn((await desk.post(`${page}/mot-de-passe`)).text)!;
    expect((await choose(linkIn(first.text)!, other)).status).toBe(409);
    expect((await desk.get(page)).text).not.toContain('lien=');
    expect((await choose(second, other)).text).toContain('C’est fait');
    expect((await choose(second, nadia.password)).status).toBe(409);
    expect((await enter(app, new Visitor(app), { ...nadia, password: other })).location).toBe('/ccas');
    const manager = await aManagersConsole(app);
    expect((await manager.open('/ccas/journal?quoi=account.password_link_given')).words).toMatch(
      /Serge +a fait un lien de nouveau mot de passe pour +Nadia/,
    );
  });

  test('the link leaves the second factor, and is over after an hour', async () => {
    const [{ id }] = await app.within((tx) => tx.query(`select id from account where name = 'Serge'`));
    const give = () =>
      app.within(async (tx) => linkIn((await app.get(GivePasswordLink).run(tx, systemActor(app.ccasId), id))!)!);
    await choose(await give(), other);
    const visitor = new Visitor(app);
    await visitor.get('/connexion');
    expect((await visitor.post('/connexion', { email: 'serge@ccas.example', password: other })).location).toBe(
      '/connexion/code',
    );
    const late = await give();
    app.clock.advance({ minutes: 61 });
    expect((await choose(late, other)).status).toBe(409);
  });

  test('there is none for a closed account, nor from who is no manager any more', async () => {
    const run = (actor: Parameters<GivePasswordLink['run']>[1]) =>
      app.within((tx) => app.get(GivePasswordLink).run(tx, actor, nadiaId));
    await expect(run({ kind: 'manager', id: nadiaId, ccasId: app.ccasId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await app.within((tx) => tx.query('update account set deactivated_at = now() where id = $1', [nadiaId]));
    expect(await run(systemActor(app.ccasId))).toBeUndefined();
  });
});
