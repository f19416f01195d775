import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { aManagerAccount, aManagersDesk, enter } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAgentsConsole } from '../support/console.js';
import { eventually } from '../support/eventually.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { Visitor } from '../support/visitor.js';

const good = 'lichen-piano-cerise-44';

let server: MailServer;
let app: TestApp;
let desk: Visitor;
let people = 0;
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url });
  await aManagerAccount(app);
  desk = await aManagersDesk(app);
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
  app.clock.advance({ minutes: 16 });
});

const invite = (who: { name: string; email: string; kind: string }) => desk.post('/ccas/comptes', who);
const somebody = (kind = 'agent') => ({ name: 'Claire', email: `claire${++people}@ccas.example`, kind });
/** The page has sent what it queued, in its own time. */
const allSent = () =>
  eventually(async () => {
    await app.get(MailSender).sendWaiting();
    const [row] = await app.within((tx) =>
      tx.query(`select count(*)::int as waiting from mail where state in ('queued', 'sending')`),
    );
    return row.waiting;
  }, 0);
async function mailedLink(): Promise<string> {
  await allSent();
  // Beside it, a sign-in from a new device is told: which of two mails arrives last, nobody says.
  const [found] = server.received.flatMap(({ text }) => text.match(/https:\/\/\S+lien=\S+/g) ?? []).slice(-1);
  const url = new URL(found!);
  return url.pathname + url.search;
}
async function choose(path: string, password: string, visitor = new Visitor(app)) {
  await visitor.get(path);
  return visitor.post(path.split('?')[0]!, { lien: new URLSearchParams(path.split('?')[1]).get('lien')!, password });
}
async function anInvited(kind = 'agent') {
  const who = somebody(kind);
  await invite(who);
  return { who, link: await mailedLink() };
}

describe('an invitation', () => {
  test('arrives by mail, and lets the person choose a password and work at once', async () => {
    const { who, link } = await anInvited();
    expect(server.received[0]).toMatchObject({ to: [who.email] });
    const visitor = new Visitor(app);
    expect((await choose(link, good, visitor)).location).toBe('/ccas');
    expect((await visitor.get('/ccas')).status).toBe(200);
    expect((await enter(app, new Visitor(app), { ...who, password: good })).location).toBe('/ccas');
  });

  test('leads a manager to the second factor first', async () => {
    const { link } = await anInvited('manager');
    expect((await choose(link, good)).location).toBe('/connexion/double-verification');
  });

  test('a weak password is refused at the field and uses nothing up', async () => {
    const { link } = await anInvited();
    const weak = await choose(link, 'motdepasse1234');
    expect([weak.status, /id="champ-password-erreur">[^<]*deviner/.test(weak.text)]).toEqual([400, true]);
    expect((await choose(link, good)).status).toBe(303);
  });

  test('serves once, also for five at once, and seven days', async () => {
    const { link } = await anInvited();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => choose(link, good)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409, 409]);
    const { link: late } = await anInvited();
    app.clock.advance({ hours: 7 * 24 });
    const over = await choose(late, good);
    expect([over.status, over.text.includes('vaut sept jours')]).toEqual([409, true]);
    desk = await aManagersDeskAgain();
  });

  test('can be sent again, which ends the one before', async () => {
    const { who, link } = await anInvited();
    const [{ id }] = await app.within((tx) => tx.query('select id from account where email = $1', [who.email]));
    expect((await desk.post(`/ccas/comptes/${id}/invitation`)).text).toContain('Invitation envoyée');
    const again = await mailedLink();
    expect((await choose(link, good)).status).toBe(409);
    expect((await choose(again, good)).status).toBe(303);
    expect((await desk.post(`/ccas/comptes/${id}/invitation`)).location).toBe(`/ccas/comptes/${id}`);
  });

  test('to an address that has an account is refused at the field, what was typed is kept', async () => {
    const { who } = await anInvited();
    const again = await invite({ ...who, name: 'Claire bis', email: who.email.toUpperCase() });
    expect(again.status).toBe(409);
    expect(again.text).toMatch(/id="champ-email-erreur">[^<]*existe déjà/);
    expect(again.text).toContain('value="Claire bis"');
  });

  test('is read by its reader only: not by an agent who looks at the mails', async () => {
    await anInvited();
    const [{ id }] = await app.within((tx) =>
      tx.query(`select id from mail where is_private order by id desc limit 1`),
    );
    expect((await (await anAgentsConsole(app)).open(`/ccas/courriels/${id}`)).words).not.toContain('lien=');
  });

  test('no password signs in before it is accepted', async () => {
    const { who } = await anInvited();
    const visitor = new Visitor(app);
    await visitor.get('/connexion');
    expect((await visitor.post('/connexion', { email: who.email, password: '' })).status).toBe(400);
    expect((await visitor.post('/connexion', { email: who.email, password: good })).status).toBe(401);
  });
});

/** Days have passed: the session and the phone's codes of before are over. */
async function aManagersDeskAgain(): Promise<Visitor> {
  await app.within((tx) =>
    tx.query(`update account set totp_secret = null, totp_last_step = null where name = 'Serge'`),
  );
  return aManagersDesk(app);
}

describe('a forgotten password', () => {
  const ask = async (email: string) => {
    const visitor = new Visitor(app);
    await visitor.get('/connexion/mot-de-passe-oublie');
    return visitor.post('/connexion/mot-de-passe-oublie', { email });
  };

  test('is replaced by a mailed link, which ends every session', async () => {
    const { who, link } = await anInvited();
    const visitor = new Visitor(app);
    await choose(link, good, visitor);
    expect((await ask(` ${who.email.toUpperCase()} `)).status).toBe(200);
    const other = 'saxophone-marmite-9-grue';
    expect((await choose(await mailedLink(), other)).text).toContain('C’est fait');
    expect((await visitor.get('/ccas')).status).toBe(303);
    expect((await enter(app, new Visitor(app), { ...who, password: other })).location).toBe('/ccas');
    await allSent();
    expect(server.received.map(({ text }) => text).join()).toContain('vient d’être changé');
  });

  test('says the same of an address nobody has, and writes to nobody', async () => {
    const { who } = await anInvited();
    const plain = (html: string, email: string) =>
      html.replaceAll(email, '').replaceAll(/name="jeton" value="[^"]+"/g, '');
    server.received.length = 0;
    const known = plain((await ask(who.email)).text, who.email);
    expect(plain((await ask('personne@ex.fr')).text, 'personne@ex.fr')).toBe(known);
    await allSent();
    expect(server.received.map(({ to }) => to)).toEqual([[who.email]]);
  });

  test('can be asked for four times in a quarter of an hour, by a known address as by an unknown one', async () => {
    const { who } = await anInvited();
    for (const email of [who.email, 'personne2@ex.fr']) {
      const statuses = [];
      for (let i = 0; i < 5; i++) statuses.push((await ask(email)).status);
      expect(statuses).toEqual([200, 200, 200, 200, 429]);
    }
  });

  test('by a link that a manager sends from the accounts page', async () => {
    const { who, link } = await anInvited();
    await choose(link, good);
    const [{ id }] = await app.within((tx) => tx.query('select id from account where email = $1', [who.email]));
    server.received.length = 0;
    const answer = await desk.post(`/ccas/comptes/${id}/mot-de-passe`);
    expect([answer.text.includes('Lien envoyé'), answer.text.includes('lien=')]).toEqual([true, false]);
    const other = 'saxophone-marmite-9-grue';
    expect((await choose(await mailedLink(), other)).text).toContain('C’est fait');
  });

  test('its link does not take the place of a second factor', async () => {
    const { who, link } = await anInvited('manager');
    await choose(link, good);
    await ask(who.email);
    const reset = await mailedLink();
    const other = 'saxophone-marmite-9-grue';
    await choose(reset, other);
    const visitor = new Visitor(app);
    await visitor.get('/connexion');
    expect((await visitor.post('/connexion', { email: who.email, password: other })).location).toBe(
      '/connexion/double-verification',
    );
    app.clock.advance({ minutes: 61 });
    expect((await choose(reset, good)).status).toBe(409);
  });
});
