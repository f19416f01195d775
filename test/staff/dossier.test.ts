import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { PassQuery } from '../../src/passes/pass.query.js';
import { explain } from '../../src/redemptions/verdict-explanations.js';
import { verdictSentences } from '../../src/redemptions/verdict-sentences.js';
import type { Verdict } from '../../src/redemptions/verdict.js';
import { StrikeNote } from '../../src/residents/strike-note.js';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anOffer, anotherCcas, aPartner, aPassHolder, aResident, aTill, redeem } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  const wanted = {
    kind: 'agent',
    name: 'Nadia',
    email: 'n@ccas.example',
    password: 'bleuet-tramway-82-girafe',
  } as const;
  const id = await app.within((tx) => app.get(CreateAccount).run(tx, systemActor(app.ccasId), wanted));
  nadia = await anAgentsConsole(app, id);
});
afterAll(() => app.close());

async function jeanne(form: object = {}) {
  const holder = await aPassHolder(app, form);
  const { residentId } = await app.within((tx) => app.get(PassQuery).get(tx, holder.passId));
  return { ...holder, residentId, path: `/ccas/usagers/${residentId}` };
}

describe('the time line of a dossier', () => {
  test('tells everything: pass, refusals, notes, corrections, suspensions, reminders, requests, carers', async () => {
    const { passId, passCode, path } = await jeanne({ email: 'jeanne@exemple.fr' });
    await aCarer(app, passId);
    const bakery = await aPartner(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
    const till = await aTill(app, bakery);
    await redeem(till, { passCode, offerId });
    await redeem(till, { passCode, offerId });
    await till.post('/api/v1/verifications', { passCode });
    await nadia.submit(`${path}/notes`, { text: 'Préfère être appelée le matin.' });
    await nadia.submit(`${path}/modification`, {
      lastName: 'Le Bràs',
      firstName: 'Jeanne',
      bornOn: '1948-03-02',
      communeCode: '94002',
      phone: '01 43 75 00 11',
    });
    await nadia.submit(`${path}/pass/${passId}/suspension`);
    await nadia.submit(`${path}/pass/${passId}/suspension/fin`);
    await nadia.submit(`${path}/droits`, { kind: 'access' });
    const { words } = await nadia.open(path);
    for (const said of [
      'Inscription',
      'Pass délivré',
      'Aidant autorisé – Anne Le Bràs',
      'Refus : Cet avantage a déjà été utilisé autant de fois que prévu.',
      'Préfère être appelée le matin.',
      'Dossier corrigé – téléphone, courriel',
      'Pass suspendu',
      'Pass remis en service',
      'Demande sur ses données',
    ])
      expect(words).toContain(said);
    expect(words).toMatch(/8 décembre 2026 à 10 h 00 *, Nadia +Pass suspendu/);
  });

  test('narrowed to refusals it shows only them', async () => {
    const { passCode, path } = await jeanne();
    const bakery = await aPartner(app, { name: 'Fleuriste' });
    const offerId = await anOffer(app, bakery, { minimumCents: 2000 });
    await redeem(await aTill(app, bakery), { passCode, offerId, amountCents: 500 });
    const { words } = await nadia.open(`${path}?voir=refusal`);
    expect(words).toContain('Refus : L’achat n’atteint pas le minimum demandé.');
    expect(words).not.toContain('Inscription');
  });

  test('a reminder by letter and a mail that did not leave are there too', async () => {
    const { passId, path } = await jeanne({ lastName: 'Rappelée' });
    await app.within((tx) =>
      tx.query(`update pass set valid_through = date '2026-12-20', valid_from = date '2025-12-20' where id = $1`, [
        passId,
      ]),
    );
    await app.get(Jobs).tick();
    expect((await nadia.open(path)).words).toContain(
      'Lettre de rappel à imprimer – Le pass se termine le 20 décembre 2026',
    );
  });
});

describe('why a scan was refused', () => {
  test('is readable in one click, with what to say: the limit in words', async () => {
    const { passCode, path } = await jeanne();
    const bakery = await aPartner(app);
    const offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'month' } });
    const till = await aTill(app, bakery);
    for (let use = 0; use < 3; use++) await redeem(till, { passCode, offerId });
    const { words } = await nadia.open(path);
    expect(words).toContain('Cet avantage a déjà été utilisé autant de fois que prévu.');
    expect(words).toContain(
      'À dire à la personne : « Vous aviez déjà utilisé cet avantage autant de fois que possible. Il vaut deux fois par mois. »',
    );
  });

  test('has words for every verdict, none of them the code', () => {
    for (const verdict of Object.keys(verdictSentences) as Verdict[]) {
      const { why, say, next } = explain(verdict, null);
      expect([verdict, why.length > 10, say.length > 10, /_/.test(why + say + next)]).toEqual([
        verdict,
        true,
        true,
        false,
      ]);
    }
  });

  test('is listed for the whole CCAS, by reason, and leads to the dossier', async () => {
    const { passCode, residentId } = await jeanne({ lastName: 'Listée' });
    const bakery = await aPartner(app, { name: 'Chaussures Lemoine' });
    const offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'ever' } });
    const till = await aTill(app, bakery);
    for (let use = 0; use < 2; use++) await redeem(till, { passCode, offerId });
    const page = await nadia.open('/ccas/refus?motif=limit_reached&jours=7');
    expect(page.words).not.toMatch(/Listée|Chaussures Lemoine/);
    expect(page.html).toContain(`/ccas/usagers/${residentId}?voir=refusal`);
    expect((await nadia.open('/ccas/refus?motif=expired')).words).toContain('Aucun refus pour ce choix');
  });
});

describe('a note', () => {
  test('is dated and signed, keeps its lines, and is struck, never deleted', async () => {
    const { path, residentId } = await jeanne({ lastName: 'Notée' });
    await nadia.submit(`${path}/notes`, { text: 'Première ligne\r\n<b>deuxième</b>' });
    const written = await nadia.open(path);
    expect(written.html).toContain('Première ligne\n&lt;b>deuxième&lt;/b>');
    expect(written.words).toMatch(/8 décembre 2026 à 10 h 00 *, Nadia/);
    const strike = /action="([^"]+\/rature)"/.exec(written.html)![1]!;
    expect((await nadia.submit(strike)).status).toBe(303);
    const struck = await nadia.open(path);
    expect([struck.words.includes('Rayée'), struck.words.includes('Première ligne')]).toEqual([true, true]);
    expect((await nadia.submit(strike)).words).toContain('Cette note est déjà rayée.');
    const [{ count }] = await app.within((tx) =>
      tx.query('select count(*)::int as count from resident_note where resident_id = $1', [residentId]),
    );
    expect(count).toBe(1);
  });

  test('two who strike at once: one strikes', async () => {
    const { path, residentId } = await jeanne();
    await nadia.submit(`${path}/notes`, { text: 'À rayer' });
    const [{ id }] = await app.within((tx) =>
      tx.query('select id from resident_note where resident_id = $1', [residentId]),
    );
    const strike = () => app.within((tx) => app.get(StrikeNote).run(tx, systemActor(app.ccasId), residentId, id));
    const done = await Promise.allSettled([strike(), strike()]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('refused, it comes back as it was typed', async () => {
    const { path } = await jeanne();
    const text = `long ${'x'.repeat(2000)}`;
    const page = await nadia.submit(`${path}/notes`, { text });
    expect([page.status, page.html.includes(text)]).toEqual([400, true]);
  });

  test('of another CCAS does not exist here', async () => {
    const other = await anotherCcas(app);
    const { passId } = await aPassHolder(other);
    const { residentId } = await other.within((tx) => other.get(PassQuery).get(tx, passId));
    expect((await nadia.submit(`/ccas/usagers/${residentId}/notes`, { text: 'x' })).status).toBe(404);
  });
});

describe('the search box', () => {
  test('forgives accents, case, order and slips; a name never stands in an address', async () => {
    await jeanne({ lastName: 'Wojciechowska', firstName: 'Irène' });
    for (const typed of ['WOJ', 'irene woj', 'wojciechovska', 'Woiciechowska', 'chowska'])
      expect([
        typed,
        (await nadia.submit('/ccas/recherche', { q: typed })).words.includes('Wojciechowska Irène'),
      ]).toEqual([typed, true]);
    const page = await nadia.submit('/ccas/recherche', { q: 'woj' });
    expect([page.status, page.location]).toEqual([200, undefined]);
  });

  test('tells two of one name apart: by street, town and pass', async () => {
    await jeanne({ lastName: 'Zwillinger', firstName: 'Anne', address: '3 rue des Tilleuls', bornOn: '1941-02-03' });
    await aResident(app, {
      lastName: 'Zwillinger',
      firstName: 'Anne',
      address: '9 quai Blanqui',
      bornOn: '1944-05-06',
    });
    const { words } = await nadia.submit('/ccas/recherche', { q: 'zwill' });
    expect(words.replaceAll(/\s+/g, ' ')).toMatch(
      /Zwillinger Anne né·e le 3 février 1941, Alfortville, 3 rue des Tilleuls, pass [\w-]+, actif/,
    );
    expect(words.replaceAll(/\s+/g, ' ')).toContain('né·e le 6 mai 1944, Alfortville, 9 quai Blanqui');
  });

  test('a pass number, as typed or read aloud, opens the dossier', async () => {
    const { passId, residentId } = await jeanne();
    const [{ number }] = await app.within((tx) => tx.query('select number from pass where id = $1', [passId]));
    const aloud = number
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
      .replace(/(.{4})(.{4})(.)/, '$1 $2 - $3');
    expect((await nadia.submit('/ccas/recherche', { q: aloud })).location).toBe(`/ccas/usagers/${residentId}`);
  });

  test('a birth date, a phone, a partner, a SIRET', async () => {
    await jeanne({ lastName: 'Datée', bornOn: '1939-07-04', phone: '01 43 75 22 22' });
    const optician = await aPartner(app, { name: 'Optique Évrard', kind: 'optician' });
    const [{ siret }] = await app.within((tx) => tx.query('select siret from partner where id = $1', [optician]));
    const found = async (q: string) => (await nadia.submit('/ccas/recherche', { q })).words;
    expect(await found('4/7/1939')).toContain('Datée');
    expect(await found('01 43 75 22 22')).toContain('Datée');
    expect(await found('evrard')).toContain('Optique Évrard');
    expect(await found('optique evrad')).toContain('Optique Évrard');
    expect((await nadia.submit('/ccas/recherche', { q: siret })).location).toBe(`/ccas/partenaires/${optician}`);
  });

  test.each(['%', '_', '\\', "' or 1=1 --", '\0', '\ud800', ' ', 'a', '<script>alert(1)</script>', 'x'.repeat(5000)])(
    'takes %j for what it is: words',
    async (q) => {
      const page = await nadia.submit('/ccas/recherche', { q });
      expect([page.status, page.html.includes('<script>alert')]).toEqual([200, false]);
    },
  );
});

describe('today', () => {
  test('each count opens a list that shows just as many rows', async () => {
    const manager = await aManagersConsole(app);
    const { html } = await manager.open('/ccas');
    const counts = [
      ...html.matchAll(
        /<a href="([^"]+)"[^>]*>(?:<svg(?:(?!<\/svg>)[\s\S])*<\/svg>)?<span class="count">([\d\s\u202f]+)<\/span>/g,
      ),
    ];
    expect(counts.length).toBeGreaterThan(2);
    for (const [, href, count] of counts) {
      const list = await manager.open(href!.replaceAll('&amp;', '&'));
      const table = /<tbody>(.*?)<\/tbody>/s.exec(list.html) ?? /<ul class="entries">(.*?)<\/ul>/s.exec(list.html);
      const rows = table?.[1]!.match(/<tr>|<li>/g)?.length;
      expect([href, rows]).toEqual([href, Number(count)]);
    }
  });

  test('an exceptional task shows only when there is one', async () => {
    expect((await nadia.open('/ccas')).words).not.toContain('en retard');
    const { residentId } = await jeanne();
    await nadia.submit(`/ccas/usagers/${residentId}/droits`, { kind: 'access', receivedOn: '01/11/2026' });
    expect((await nadia.open('/ccas')).words).toContain('1 demande sur les données en retard');
    expect((await nadia.open('/ccas/droits')).words).toContain('1er décembre 2026 En retard');
  });
});
