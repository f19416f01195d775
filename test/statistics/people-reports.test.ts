import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CreateAccount } from '../../src/accounts/create-account.js';
import { SummariseDays } from '../../src/statistics/summarise-days.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPartner, anOffer, aPassHolder, aTill, redeem } from '../support/builders.js';
import { textOfPdf } from '../support/card-video.js';
import { type AgentsConsole, aManagersConsole, anAgentsConsole } from '../support/console.js';
import { client, type Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { structureOfPdf } from '../support/pdf-words.js';

let app: TestApp;
let manager: AgentsConsole;
let nadia: AgentsConsole;
let api: Client;
let nadiaId: string;
let otherPlace: Awaited<ReturnType<typeof anotherCcas>>;

/** Seven of 78 in two postcodes who use their pass, six of 66 who do too, five of 81 whom nobody has seen. */
beforeAll(async () => {
  app = await startApp({ at: '2026-11-10T09:00:00Z' });
  const shop = await aPartner(app);
  const bread = await anOffer(app, shop);
  const till = await aTill(app, shop);
  const people = [
    ...Array.from({ length: 7 }, (_, n) => ({ bornOn: '1948-03-02', postcode: '94140', isSeen: true, n })),
    ...Array.from({ length: 6 }, (_, n) => ({ bornOn: '1960-05-02', postcode: '94700', isSeen: true, n: n + 10 })),
    ...Array.from({ length: 5 }, (_, n) => ({ bornOn: '1945-03-02', postcode: '94140', isSeen: false, n: n + 20 })),
  ];
  for (const { isSeen, n, ...person } of people) {
    const holder = await aPassHolder(app, {
      ...person,
      firstName: `Ana ${String.fromCodePoint(97 + n)}`,
      phone: '06 55 00 10 04',
    });
    if (isSeen) await redeem(till, { passCode: holder.passCode, offerId: bread, amountCents: 1000 });
  }
  nadiaId = await app.within((tx) =>
    app.get(CreateAccount).run(tx, systemActor(app.ccasId), {
      kind: 'agent',
      name: 'Nadia',
      email: 'nadia@ccas.example',
      password: 'bleuet-tramway-82-girafe',
    }),
  );
  otherPlace = await anotherCcas(app);
  app.clock.set('2026-12-08T09:00:00Z');
  await app.get(SummariseDays).run(app.ccasId);
  [manager, nadia, api] = [await aManagersConsole(app), await anAgentsConsole(app, nadiaId), await nadiaTheAgent(app)];
});
afterAll(() => app.close());

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('for the CCAS', () => {
  test('passes by age and state; coverage by commune and postcode, seen and never seen', async () => {
    expect((await api.get('/api/v1/reports/passes')).body).toEqual({
      on: '2026-12-08',
      active: 18,
      suspended: 0,
      revoked: 0,
      expired: 0,
      byAge: [
        { name: '65 à 69 ans', holders: 6 },
        { name: '75 à 79 ans', holders: 7 },
        { name: '80 à 84 ans', holders: 5 },
      ],
    });
    expect((await api.get('/api/v1/reports/coverage')).body).toMatchObject({
      holders: 18,
      seen: 13,
      unseen: 5,
      unseenFrom75: 5,
      byCommune: [
        {
          code: '94002',
          name: 'Alfortville',
          holders: 18,
          areas: [
            { name: 'Code postal 94140', holders: 12, seen: 7, unseen: 5 },
            { name: 'Code postal 94700', holders: 6, seen: 6, unseen: 0 },
          ],
        },
      ],
    });
  });

  test('uses, savings, partners and offers, month by month', async () => {
    const { months } = (await api.get('/api/v1/reports/savings?from=2026-10-01&to=2026-12-08')).body;
    expect(months).toEqual([
      { month: '2026-10', uses: 0, savedCents: 0, partnersUsed: 0, offersUsed: 0, partners: 0, offers: 0 },
      { month: '2026-11', uses: 13, savedCents: 1300, partnersUsed: 1, offersUsed: 1, partners: 1, offers: 1 },
      { month: '2026-12', uses: 0, savedCents: 0, partnersUsed: 0, offersUsed: 0, partners: 1, offers: 1 },
    ]);
    expect((await api.get('/api/v1/reports/savings?from=hier')).status).toBe(400);
  });

  test('on a page, drawn with the tables beside; and as a spreadsheet', async () => {
    const page = await nadia.open('/ccas/bilans?du=2026-11-01&au=2026-12-08');
    expect(plain(page.words)).toMatch(/Ont un pass en cours 18 Vus chez un partenaire 13 Jamais vus 5/);
    expect(plain(page.words)).toMatch(/novembre 2026 13 13,00 €/);
    expect(page.html.match(/<svg xmlns/g)).toHaveLength(4);
    expect(page.html).not.toMatch(/style=|Ana /);
    const { html } = await nadia.open('/ccas/bilans/pass.csv');
    expect(html.split('\r\n')).toEqual([
      '\ufeffjour;dimension;code;valeur;porteurs;vus',
      '2026-12-08;age;;65 à 69 ans;6;',
      '2026-12-08;age;;75 à 79 ans;7;',
      '2026-12-08;age;;80 à 84 ans;5;',
      '2026-12-08;commune;94002;Alfortville;18;13',
      '2026-12-08;quartier;94002;Code postal 94140;12;7',
      '2026-12-08;quartier;94002;Code postal 94700;6;6',
      '',
    ]);
  });

  test('the year on paper for the board, tagged for screen readers', async () => {
    const { body } = await nadia.open('/ccas/bilans/annuel.pdf?annee=2026');
    const words = plain(await textOfPdf(body));
    expect(words).toContain('Le pass senior en 2026');
    expect(words).toContain('arrêté au 8 décembre 2026');
    expect(words).toMatch(/novembre 2026 13 13,00 €/);
    expect((await structureOfPdf(body)).map(({ role }) => role)).toEqual(expect.arrayContaining(['H1', 'H2', 'TH']));
    expect((await nadia.open('/ccas/bilans/annuel.pdf?annee=2099')).status).toBe(404);
    expect((await nadia.open('/ccas/bilans/annuel.pdf?annee=deux')).status).toBe(200);
  });
});

describe('people of 75 and more whom nobody has seen', () => {
  const path = '/ccas/bilans/jamais-vus';
  const reads = () =>
    app.within((tx) =>
      tx.query(`select actor_id, details from audit_entry where action = 'unseen_holders.read' order by at`),
    );

  test('are named to a manager, and each reading is in the journal', async () => {
    const page = await manager.open(path);
    expect(page.words.match(/Ana \w/g)).toHaveLength(5);
    expect(plain(page.words)).toMatch(/81 ans · pass depuis le 10 novembre 2026.*06 55 00 10 04/);
    expect(await reads()).toMatchObject([{ details: { people: 5 } }]);
  });

  test('to an agent only once a manager has said so; withdrawn, at once no more', async () => {
    const closed = await nadia.open(path);
    expect([closed.status, closed.words.includes('Demandez à un responsable')]).toEqual([403, true]);
    expect(closed.words).not.toMatch(/Ana /);
    expect(await reads()).toHaveLength(1);
    await manager.submit(`${path}/droits`, { agent: nadiaId, donner: 'oui' });
    await manager.submit(`${path}/droits`, { agent: nadiaId, donner: 'oui' });
    const open = await nadia.open(path);
    expect(open.status).toBe(200);
    expect(open.words).not.toContain('Qui peut lire cette liste');
    expect((await reads()).at(-1).actor_id).toBe(nadiaId);
    expect((await nadia.submit(`${path}/droits`, { agent: nadiaId, donner: 'oui' })).status).toBe(403);
    await manager.submit(`${path}/droits`, { agent: nadiaId, donner: 'non' });
    expect((await nadia.open(path)).status).toBe(403);
    expect((await manager.submit(`${path}/droits`, { agent: 'personne', donner: 'oui' })).status).toBe(404);
  });
});

describe('for everyone', () => {
  test('numbers of people are rounded down to five, months are whole ones', async () => {
    const { text } = await client(app).get('/statistiques');
    const words = plain(text.replaceAll(/<[^>]+>/g, ' '));
    expect(words).toContain('au moins 15 personnes ont un pass en cours');
    expect(words).toMatch(/novembre 2026 13 13,00 €/);
    expect(words).not.toContain('décembre 2026 ');
    const csv = (await client(app).get('/statistiques/pass.csv')).text.split('\r\n');
    expect(csv).toContain('2026-12-08;commune;94002;Alfortville;15;10');
    expect((await client(app).get('/statistiques/mois.csv')).text).toContain('\r\n2026-11;13;13,00;1;1;1;1\r\n');
    expect(words).toMatch(/Licence Ouverte 2.0.*porteurs Personnes qui ont un pass en cours/);
  });

  test('a place with four holders shows none of it', async () => {
    for (let n = 0; n < 4; n++) await aPassHolder(otherPlace, { firstName: `Bea ${String.fromCodePoint(97 + n)}` });
    const { body } = await api.get('/api/v1/reports/coverage');
    expect(body.holders).toBe(18);
    const theirs = plain(
      (await client(app).get('/statistiques', { host: otherPlace.host })).text.replaceAll(/<[^>]+>/g, ' '),
    );
    expect(theirs).toContain('Trop peu de personnes ont encore le pass');
    expect(theirs).toMatch(/Alfortville masqué masqué masqué/);
  });
});
