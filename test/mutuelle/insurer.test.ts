import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { type Actor, systemActor } from '../../src/kernel/access/actor.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { MailSender } from '../../src/kernel/mail/mail-sender.js';
import { ChangeAgreement } from '../../src/mutuelle/agreements/change-agreement.js';
import { ChangeConsent } from '../../src/mutuelle/enrolments/change-consent.js';
import { RemoveMember } from '../../src/teams/remove-member.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aResident } from '../support/builders.js';
import { anAgentsConsole, aSignedInBrowser, type AgentsConsole } from '../support/console.js';
import { client } from '../support/http.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import {
  agree,
  anAgreement,
  anInsurer,
  aPath,
  aPermanence,
  aTransmittedPath,
  book,
  moveTo,
  remi,
  inAgreementOf,
} from '../support/mutuelle.js';
import { routesOf } from '../support/routes.js';
import { Visitor } from '../support/visitor.js';
import { matrix } from '../architecture/access-matrix.js';

let server: MailServer;
let app: TestApp;
let ours: string;
let rival: Actor & { id: string };
let insurer: Actor & { id: string };
let browser: AgentsConsole;
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url });
  // Last year's mutuelle, whose people stay its own.
  const theirs = await anAgreement(app, {
    insurerName: 'Mutuelle d’Hier',
    startsOn: '2026-01-01',
    endsOn: '2026-11-30',
    isRenewedTacitly: false,
    reviewOn: '2026-06-01',
  });
  rival = await anInsurer(app, theirs, { name: 'Renée', email: 'renee@hier.example' });
  ours = await anAgreement(app, { startsOn: '2026-12-01' });
  insurer = await anInsurer(app, ours);
  browser = await aSignedInBrowser(app, { actorKind: 'insurer', actorId: insurer.id });
});
afterAll(async () => {
  await app.close();
  await server.close();
});

const named = (firstName: string) => ({ lastName: 'Canarissime', firstName });

describe('what the mutuelle’s account sees', () => {
  let transmitted: string;
  let secrets: string[];
  beforeAll(async () => {
    const residentId = await aResident(app, { ...named('Transmise'), bornOn: '1950-01-01', address: '1 rue du Test' });
    transmitted = await aTransmittedPath(app, { residentId });
    await aPath(app, named('Interessee'));
    const agreed = await aPath(app, named('Accordee'));
    await moveTo(app, agreed, 'appointment');
    await agree(app, agreed);
    const withdrawn = await aTransmittedPath(app, named('Retiree'));
    await app.within((tx) => app.get(ChangeConsent).withdraw(tx, systemActor(app.ccasId), withdrawn, 'transmission'));
    const elsewhere = await anotherCcas(app);
    await anAgreement(elsewhere);
    await aTransmittedPath(elsewhere, named('Voisine'));
    await aResident(app, { ...named('Inconnue'), bornOn: '1951-01-01' });
    secrets = ['Interessee', 'Accordee', 'Retiree', 'Voisine', 'Inconnue'];
  });

  test('on its page, in its table and by the API: the person who agreed, and nobody else', async () => {
    const token = await app.within((tx) =>
      app
        .get(AccessTokens)
        .create(tx, { carrier: 'bearer', actorKind: 'insurer', actorId: insurer.id, label: 'test', hours: 1 }),
    );
    const answers = [
      (await browser.open('/espace-mutuelle')).html,
      (await browser.open('/espace-mutuelle/personnes.csv')).html,
      (await client(app, token).get('/api/v1/enrolments')).text,
      (await browser.open(`/espace-mutuelle/personnes/${transmitted}`)).html,
    ];
    for (const answer of answers) {
      expect(answer).toContain('Transmise');
      for (const secret of secrets) expect(answer).not.toContain(secret);
    }
  });

  test('no route of any kind, with any id there is, says anything of somebody who did not agree', async () => {
    const ids: string[] = (
      await app.within((tx) =>
        tx.query(
          `select id from enrolment union select id from resident union select id from permanence union select id from consent union select id from agreement`,
        ),
      )
    ).map(({ id }: { id: string }) => id);
    const secret = await app.within((tx) =>
      app
        .get(AccessTokens)
        .create(tx, { carrier: 'cookie', actorKind: 'insurer', actorId: insurer.id, label: 'test', hours: 1 }),
    );
    const bearer = await app.within((tx) =>
      app
        .get(AccessTokens)
        .create(tx, { carrier: 'bearer', actorKind: 'insurer', actorId: insurer.id, label: 'test', hours: 1 }),
    );
    const reachable = routesOf(app).filter(
      (route) => route.startsWith('GET') && (matrix[route] === 'anyone' || matrix[route]!.includes('insurer')),
    );
    for (const route of reachable)
      for (const id of route.includes(':') ? ids : ['']) {
        const url = route.slice(4).replaceAll(/:\w+/g, id);
        const answer = await supertest(app.nest.getHttpServer())
          .get(url)
          .set('host', 'pass.alfortville.example')
          .set(
            url.startsWith('/api/') ? { authorization: `Bearer ${bearer}` } : { cookie: `${SESSION_COOKIE}=${secret}` },
          );
        for (const name of secrets) expect([url, answer.text?.includes(name) ?? false]).toEqual([url, false]);
      }
  });

  test('row-level security says the same with every filter of ours removed', async () => {
    const seen = await inAgreementOf(app, insurer, async (tx) => ({
      residents: await tx.rows('select first_name from resident'),
      paths: await tx.rows('select id from enrolment'),
      events: await tx.rows('select id from enrolment_event'),
      agreements: await tx.rows('select id from agreement'),
      candidates: await tx.rows('select id from candidate'),
      mails: await tx.rows('select id from mail'),
      members: await tx.rows('select name from insurer_member'),
    }));
    expect(seen).toEqual({
      residents: [{ firstName: 'Transmise' }],
      paths: [{ id: transmitted }],
      events: [],
      agreements: [{ id: ours }],
      candidates: [],
      mails: [],
      members: [{ name: 'Rémi' }],
    });
  });

  test('each of their pages enters the agreement: none forgets', () => {
    const source = readFileSync('src/mutuelle/insurers/insurer.pages.tsx', 'utf8');
    const handlers = source.split(/@(?:Get|Post)\(/).slice(1);
    expect(handlers.length).toBeGreaterThan(7);
    for (const handler of handlers) expect(handler).toContain('this.scope.enter(tx, actor)');
  });

  test('each answer of the API about a path is held to it: none forgets', () => {
    const source = readFileSync('src/mutuelle/enrolments/enrolments.controller.ts', 'utf8');
    const handlers = source.split(/@(?:Get|Post|Delete)\(/).slice(1);
    expect(handlers).toHaveLength(6);
    for (const handler of handlers) expect(handler).toContain('await this.scope.hold(tx, actor);');
  });

  test('another mutuelle sees none of them, and its outcome for one of them finds nobody', async () => {
    const theirs = await aSignedInBrowser(app, { actorKind: 'insurer', actorId: rival.id });
    expect((await theirs.open('/espace-mutuelle')).html).not.toContain('Transmise');
    const reached = await theirs.submit(`/espace-mutuelle/personnes/${transmitted}/suite`, {
      to: 'declined',
      reason: 'price',
    });
    expect(reached.status).toBe(404);
    expect((await theirs.open(`/espace-mutuelle/personnes/${transmitted}`)).status).toBe(404);
  });

  test('the pooled connection that worked for the mutuelle works for an agent again', async () => {
    await inAgreementOf(app, insurer, (tx) => tx.run('select 1'));
    const [{ count }] = await app.within((tx) => tx.query('select count(*)::int as count from enrolment'));
    expect(count).toBeGreaterThan(2);
  });
});

describe('a consent taken back', () => {
  test('takes the person off the list at once, ends the path, and the mutuelle is told a number, no name', async () => {
    const id = await aTransmittedPath(app, { ...named('Bientot') });
    expect((await browser.open('/espace-mutuelle')).html).toContain('Bientot');
    server.received.length = 0;
    await app.within((tx) => app.get(ChangeConsent).withdraw(tx, systemActor(app.ccasId), id, 'transmission'));
    const page = await browser.open('/espace-mutuelle');
    expect(page.html).not.toContain('Bientot');
    const [{ reference, state, consent }] = await app.within((tx) =>
      tx.query(
        `select e.reference, e.state, c.id as consent from enrolment e join consent c on c.enrolment_id = e.id where e.id = $1`,
        [id],
      ),
    );
    expect(state).toBe('withdrawn');
    const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`;
    expect(page.words).toContain(shown);
    await app.get(MailSender).sendWaiting();
    const [mail] = server.received.filter(({ to }) => to.includes(remi.email)).slice(-1);
    expect(mail!.text).toContain(shown);
    expect(mail!.text).not.toMatch(/Bientot|Canarissime/);
    expect((await browser.submit(`/espace-mutuelle/retraits/${consent}`)).location).toBe('/espace-mutuelle');
    expect((await browser.open('/espace-mutuelle')).words).not.toContain(shown);
  });

  test('of somebody who is insured already: off the list, still insured', async () => {
    const id = await aTransmittedPath(app, { ...named('Assuree') });
    const [{ id: planId }] = await app.within((tx) =>
      tx.query('select id from agreement_plan where agreement_id = $1 limit 1', [ours]),
    );
    await browser.submit(`/espace-mutuelle/personnes/${id}/suite`, {
      to: 'enrolled',
      planId,
      effectiveOn: '2027-01-01',
    });
    expect((await browser.open('/espace-mutuelle')).html).toContain('Assuree');
    await app.within((tx) => app.get(ChangeConsent).withdraw(tx, systemActor(app.ccasId), id, 'transmission'));
    expect((await browser.open('/espace-mutuelle')).html).not.toContain('Assuree');
    const [{ state }] = await app.within((tx) => tx.query('select state from enrolment where id = $1', [id]));
    expect(state).toBe('enrolled');
  });
});

describe('the list of the day', () => {
  test('names those who agreed, counts the others, ticks presence and takes walk-ins', async () => {
    const { id, slots } = await aPermanence(app, { day: '2026-12-09' });
    await book(app, await aPath(app, named('Nommee')), slots[0]!, true);
    await book(app, await aPath(app, named('Discrete')), slots[1]!, false);
    const before = app.clock.now().toString();
    app.clock.set('2026-12-09T07:30:00Z');
    const page = await browser.open(`/espace-mutuelle/permanences/${id}`);
    expect(page.words).toContain('Nommee');
    expect(page.words).not.toContain('Discrete');
    expect(page.words).toContain('1 autre personne vient');
    const [{ id: bookingId }] = await app.within((tx) =>
      tx.query('select id from booking where slot_id = $1', [slots[0]]),
    );
    const [{ id: hidden }] = await app.within((tx) =>
      tx.query('select id from booking where slot_id = $1', [slots[1]]),
    );
    const presence = (of: string) =>
      browser.submit(`/espace-mutuelle/permanences/${id}/presences/${of}`, { presence: 'attended' });
    expect((await presence(bookingId)).status).toBe(303);
    expect((await presence(hidden)).status).toBe(404);

    const walkIn = (form: Record<string, string>) =>
      browser.submit(`/espace-mutuelle/permanences/${id}/sans-rendez-vous`, form);
    expect((await walkIn({ ...named('Passante') })).status).toBe(400);
    const dossier = { ...named('Passante'), residentId: await aResident(app), agreed: 'oui' };
    expect((await walkIn(dossier)).status).toBe(400);
    expect((await walkIn({ ...named('Passante'), agreed: 'oui' })).status).toBe(303);
    expect((await browser.open(`/espace-mutuelle/permanences/${id}`)).words).toContain('Passante');
    const [{ state }] = await app.within((tx) => tx.query(`select state from enrolment where first_name = 'Passante'`));
    expect(state).toBe('appointment');
    app.clock.set(before);
  });
});

describe('coming in', () => {
  test('by a mailed link, once; an unknown address gets the same answer; a member removed is out at once', async () => {
    const ask = async (email: string) => {
      const visitor = new Visitor(app);
      await visitor.get('/espace-mutuelle/connexion');
      const { text } = await visitor.post('/espace-mutuelle/connexion', { email });
      return text.replaceAll(email, '').replaceAll(/name="jeton" value="[^"]+"/g, '');
    };
    server.received.length = 0;
    expect(await ask('personne@exemple.fr')).toBe(await ask(remi.email));
    await app.get(MailSender).sendWaiting();
    const link = server.received.flatMap(({ text }) => /https:\/\/\S+lien=\S+/.exec(text)?.[0] ?? []).at(-1)!;
    const { pathname, search, searchParams } = new URL(link);
    const visitor = new Visitor(app);
    await visitor.get(pathname + search);
    const form = { lien: searchParams.get('lien')! };
    expect(await visitor.post('/espace-mutuelle/session', form)).toMatchObject({
      status: 303,
      location: '/espace-mutuelle',
    });
    const again = new Visitor(app);
    await again.get(pathname + search);
    expect((await again.post('/espace-mutuelle/session', form)).status).toBe(409);
    expect((await visitor.get('/espace-mutuelle')).status).toBe(200);
    const team = { kind: 'insurer', ownerId: ours };
    await app.within((tx) => app.get(RemoveMember).run(tx, systemActor(app.ccasId), team, insurer.id));
    expect((await visitor.get('/espace-mutuelle')).location).toBe('/espace-mutuelle/connexion');
  });

  test('an address that is there already is refused at its field of the agreement’s page, and kept', async () => {
    const nadia = await anAgentsConsole(app);
    const page = `/ccas/mutuelle/conventions/${ours}`;
    const jules = { name: 'Jules', email: 'jules@deux-rives.example' };
    expect((await nadia.submit(`${page}/personnes`, jules)).location).toBe(page);
    const { status, html } = await nadia.submit(`${page}/personnes`, { ...jules, name: 'Jules bis' });
    expect(status).toBe(409);
    expect(html).toContain('value="Jules bis"');
    expect(html).toMatch(/id="champ-email-erreur">[^<]*déjà celle/);
  });

  test('two agreements in force at once are refused, and the database would not have them', async () => {
    await expect(anAgreement(app, { startsOn: '2026-12-15' })).rejects.toMatchObject({ code: 'agreement_overlaps' });
    const [{ id }] = await app.within((tx) =>
      tx.query(`select id from agreement where insurer_name = 'Mutuelle d’Hier'`),
    );
    await expect(
      app.within((tx) => tx.query(`update agreement set ends_on = '2027-06-30' where id = $1`, [id])),
    ).rejects.toThrow(/one_agreement_in_force/);
    await expect(
      app.within((tx) =>
        app.get(ChangeAgreement).price(tx, systemActor(app.ccasId), id, [
          [
            { fromAge: 60, toAge: 69, monthlyCents: 1 },
            { fromAge: 71, toAge: null, monthlyCents: 2 },
          ],
          [{ fromAge: 60, toAge: null, monthlyCents: 1 }],
        ]),
      ),
    ).rejects.toThrow(/a tariff has a hole/);
  });
});
