import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { TeamLinks } from '../../src/teams/team-links.js';
import { aMember } from '../support/accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';
import { anAgentsConsole } from '../support/console.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { Visitor } from '../support/visitor.js';

let server: MailServer;
let app: TestApp;
let bakery: string;
let chloe: string;
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url });
  bakery = await aPartner(app);
  chloe = await aMember(app, bakery);
});
afterAll(async () => {
  await app.close();
  await server.close();
});

const aLink = async () => pathOf(await app.within((tx) => app.get(TeamLinks).open(tx, 'partner', chloe)));
const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;
const secretOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('lien')!;
async function enter(visitor: Visitor, path: string) {
  await visitor.get(path);
  return visitor.post('/partenaire/session', { lien: secretOf(path) });
}
async function ask(email: string) {
  const visitor = new Visitor(app);
  await visitor.get('/partenaire/connexion');
  return visitor.post('/partenaire/connexion', { email });
}
async function mailedLinks(): Promise<string[]> {
  await app.get(MailSender).sendWaiting();
  return server.received.flatMap(({ text }) => /https:\/\/\S+lien=\S+/.exec(text ?? '')?.[0] ?? []);
}

describe('a partner comes in by a link', () => {
  test('a page of theirs leads to the page that sends one', async () => {
    expect((await new Visitor(app).get('/partenaire')).location).toBe('/partenaire/connexion');
  });

  test('the mail they asked for carries it, and it opens their space', async () => {
    server.received.length = 0;
    expect((await ask(' Chloe@Boulangerie.example ')).text).toContain('Regardez votre boîte aux lettres');
    const [url] = await mailedLinks();
    const visitor = new Visitor(app);
    expect(await enter(visitor, pathOf(url!))).toMatchObject({ status: 303, location: '/partenaire' });
    expect((await visitor.get('/partenaire')).text).toContain('Boulangerie du Pont');
  });

  test('an unknown address gets the same answer, and no mail', async () => {
    server.received.length = 0;
    const known = (await ask('chloe@boulangerie.example')).text.replaceAll('chloe@boulangerie.example', '');
    const unknown = (await ask('personne@exemple.fr')).text.replaceAll('personne@exemple.fr', '');
    const withoutToken = (html: string) => html.replaceAll(/name="jeton" value="[^"]+"/g, '');
    expect(withoutToken(unknown)).toBe(withoutToken(known));
    await app.get(MailSender).sendWaiting();
    expect(server.received.map(({ to }) => to)).not.toContainEqual(expect.stringContaining('personne'));
  });

  test('looking at the link uses nothing up: only the button does', async () => {
    const path = await aLink();
    for (let looks = 0; looks < 3; looks++) expect((await new Visitor(app).get(path)).text).toContain('Entrer');
    expect((await enter(new Visitor(app), path)).status).toBe(303);
  });

  test('it serves once, even when two press the button at the same moment', async () => {
    const path = await aLink();
    const answers = await Promise.all([1, 2, 3, 4].map(() => enter(new Visitor(app), path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409]);
  });

  test('after a quarter of an hour it is refused, with the way to another', async () => {
    const path = await aLink();
    app.clock.advance({ minutes: 15 });
    const { status, text } = await enter(new Visitor(app), path);
    expect(status).toBe(409);
    expect(text).toContain('un quart d’heure, et une seule fois');
    expect(text).toContain('/partenaire/connexion');
  });

  test('five may wait for one person; a sixth ends the first', async () => {
    const paths = [];
    for (let i = 0; i < 6; i++) {
      paths.push(await aLink());
      app.clock.advance({ seconds: 1 });
    }
    expect((await enter(new Visitor(app), paths[0]!)).status).toBe(409);
    expect((await enter(new Visitor(app), paths[1]!)).status).toBe(303);
  });

  test('asking again and again is slowed down, for an unknown address as for a known one', async () => {
    for (const email of ['chloe2@exemple.fr', 'chloe@boulangerie.example']) {
      app.clock.advance({ minutes: 20 });
      const statuses = [];
      for (let i = 0; i < 6; i++) statuses.push((await ask(email)).status);
      expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    }
  });

  test('no agent reads the link of someone else’s mail', async () => {
    app.clock.advance({ minutes: 20 });
    await ask('chloe@boulangerie.example');
    const nadia = await anAgentsConsole(app);
    const [{ id }] = await app.within((tx) =>
      tx.query(`select id from mail where about_kind = 'partner_member' order by id desc limit 1`),
    );
    const { words } = await nadia.open(`/ccas/courriels/${id}`);
    expect(words).toContain('seul son destinataire peut le lire');
    expect(words).not.toContain('lien=');
  });

  test('once it has left, its text is not kept', async () => {
    await app.get(MailSender).sendWaiting();
    const rows = await app.within((tx) =>
      tx.query(`select text_body, html_body from mail where is_private and state = 'sent'`),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ text_body: null, html_body: null });
  });
});
