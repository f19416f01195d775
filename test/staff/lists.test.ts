import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { ChangeOfferState } from '../../src/offers/change-offer-state.js';
import { ChangePartnerState } from '../../src/partners/change-partner-state.js';
import { CardBatchRunner } from '../../src/printing/card-batch-runner.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aResident, aTill, type PassHolder, redeem } from '../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import { statementOfOwner } from '../support/installed-postgres.js';

let app: TestApp;
let nadia: AgentsConsole;
let bakery: string;
let left: string;
let offerId: string;
let jeanne: PassHolder;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await app.get(CardBatchRunner).onModuleDestroy();
  await app.within((tx) => tx.query(`update ccas set commune_codes = '{94002,94046}'`));
  bakery = await aPartner(app, { communeCode: '94002' });
  left = await aPartner(app, { name: 'Librairie', communeCode: '94046' });
  await app.within((tx) => app.get(ChangePartnerState).run(tx, systemActor(app.ccasId), left, 'suspend'));
  jeanne = await aPassHolder(app, { lastName: 'Le Bràs' });
  await aPassHolder(app, { lastName: 'Abidal', communeCode: '94046', bornOn: '1941-01-01' });
  await aResident(app, { lastName: 'Sanspass', bornOn: '1942-01-01' });
  offerId = await anOffer(app, bakery, { limit: { uses: 1, period: 'day' } });
  const till = await aTill(app, bakery);
  await redeem(till, { passCode: jeanne.passCode, offerId, amountCents: 1250 });
  await redeem(till, { passCode: jeanne.passCode, offerId, amountCents: 1250 });
});
afterAll(() => app.close());

/** The application may not change what has happened. */
const asOwner = (sql: string) => statementOfOwner(app.database.ownerUrl, sql);
const plain = (words: string) => words.replaceAll(/\s+/g, ' ');
const open = async (path: string) => plain((await nadia.open(path)).words);
/** What stands in the table, the filters and the menu aside. */
const table = async (path: string) => plain(/<tbody>[^]*<\/tbody>/.exec((await nadia.open(path)).html)?.[0] ?? '');

describe('the residents', () => {
  test.each([
    ['', ['Abidal', 'Bràs', 'Sanspass']],
    ['?pass=aucun', ['Sanspass']],
    ['?pass=actif', ['Abidal', 'Bràs']],
    ['?commune=94046', ['Abidal']],
    ['?commune=75056', ['Abidal', 'Bràs', 'Sanspass']],
    ['?pass=rien&apres=x', ['Abidal', 'Bràs', 'Sanspass']],
  ])('« %s » shows whom it asks for', async (query, names) => {
    const rows = await table(`/ccas/usagers${query}`);
    expect(['Abidal', 'Bràs', 'Sanspass'].filter((name) => rows.includes(name))).toEqual(names);
  });
});

describe('the partners', () => {
  test.each([
    ['', ['Boulangerie', 'Librairie']],
    ['?etat=suspended', ['Librairie']],
    ['?etat=approved', ['Boulangerie']],
    ['?commune=94046', ['Librairie']],
    ['?etat=rien&commune=75056&apres=x', ['Boulangerie', 'Librairie']],
  ])('« %s » shows those it asks for', async (query, names) => {
    const { html } = await nadia.open(`/ccas/partenaires${query}`);
    const seen = [...html.matchAll(/href="\/ccas\/partenaires\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(
      [bakery, left].filter((id) => seen.includes(id)).map((id) => (id === bakery ? 'Boulangerie' : 'Librairie')),
    ).toEqual(names);
  });

  test('a decision without a word is told without one; a word of no page is not there', async () => {
    const id = await aPartner(app, { name: 'Fleuriste' });
    const path = `/ccas/partenaires/${id}`;
    for (const word of ['toString', 'approve', 'effacer'])
      expect((await nadia.submit(`${path}/${word}`)).status).toBe(404);
    expect((await nadia.submit(`${path}/suspension`, { reason: ' ' })).location).toBe(path);
    const refused = await nadia.submit(`${path}/suspension`);
    expect([refused.status, refused.words]).toEqual([409, expect.stringContaining('Seul un partenaire approuvé')]);
    expect((await nadia.submit(`${path}/approbation`)).location).toBe(path);
    expect((await nadia.submit(`${path}/fin`, { reason: 'Merci.' })).location).toBe(path);
  });

  test('one that an agent registers has accepted the charter only if it is said', async () => {
    for (const [siret, charter] of [
      ['73282932000074', 'oui'],
      ['44306184100047', ''],
    ] as const) {
      const fields = { kind: 'shop', name: 'Chez Paul', siret, ...(charter && { charter }) };
      const { location } = await nadia.submit('/ccas/partenaires/nouveau', fields);
      const [row] = await app.within((tx) =>
        tx.query('select charter_version is not null as charter, state from partner where id = $1', [
          location!.split('/').at(-1),
        ]),
      );
      expect(row).toEqual({ charter: charter === 'oui', state: 'waiting' });
    }
    const again = await nadia.submit('/ccas/partenaires/nouveau', {
      kind: 'shop',
      name: 'Chez Paul',
      siret: '73282932000074',
    });
    expect([again.status, again.html]).toEqual([409, expect.stringContaining('champ-siret-erreur')]);
    expect(again.html).toContain('value="Chez Paul"');
  });
});

describe('the refusals', () => {
  test('of the last seven days unless said otherwise, by reason when asked', async () => {
    const count = async (query = '') => [...(await table(`/ccas/refus${query}`)).matchAll(/À dire/g)].length;
    expect(await count()).toBe(1);
    expect(await count('?motif=limit_reached')).toBe(1);
    expect(await count('?motif=suspended')).toBe(0);
    expect(await count('?motif=accepted')).toBe(1);
    const at = (day: string) => asOwner(`update refusal set refused_at = '${day}'`);
    // Today is 8 December: seven days are the 2nd to the 8th, in Paris.
    await at('2026-12-01T23:00:00Z');
    expect([await count(), await count('?jours=1'), await count('?jours=30')]).toEqual([1, 0, 1]);
    await at('2026-12-01T22:59:59Z');
    expect([await count(), await count('?jours=30'), await count('?jours=12')]).toEqual([0, 1, 0]);
    expect(await open('/ccas/refus')).toContain('Aucun refus pour ce choix');
  });

  test('page after page, the newest first, each once', async () => {
    // As codes that could not be read: they are about nobody.
    await asOwner(`create temp table copied as select * from refusal;
      update copied set pass_id = null, offer_id = null, verdict = 'malformed';
      insert into refusal select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'refused_at', c.refused_at + n * interval '1 minute'))).*
        from copied c, generate_series(1, 60) n`);
    const rows = (html: string) => html.split('<tr').length - 2;
    const first = await nadia.open('/ccas/refus?jours=30');
    const second = await nadia.open('/ccas/refus?jours=30&page=2');
    expect([rows(first.html), rows(second.html)]).toEqual([50, 11]);
    expect(plain(second.words)).toContain('61 refus, de 51 à 61');
    const file = (await nadia.open('/ccas/refus.csv?jours=30')).html.trim().split('\n');
    expect([file.length, file[0]]).toEqual([62, expect.stringContaining('Quand')]);
    expect(plain(first.words)).toMatch(/Illisible, Boulangerie du Pont/);
  });
});

describe('a list that grows with every act', () => {
  test('is counted to ten thousand, has pages so far, and says that there is more', async () => {
    await asOwner(`create temp table one as select * from refusal where pass_id is null limit 1;
      insert into refusal select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* from one o, generate_series(1, 10000)`);
    const first = await open('/ccas/refus?jours=30');
    expect([first.includes('plus de 10 000 refus, de 1 à 50'), first.includes('La suite n’est pas affichée')]).toEqual([
      true,
      false,
    ]);
    const last = await open('/ccas/refus?jours=30&page=300');
    expect(last).toMatch(
      /La page demandée n’existe pas : voici la dernière\..*de 9 951 à 10 000.*La suite n’est pas affichée/,
    );
    expect((await nadia.open('/ccas/refus.csv?jours=30')).html.trim().split('\n').length).toBeGreaterThan(10_001);
  });
});

describe('the offers', () => {
  test('waiting, on line and paused stand each in their part', async () => {
    const [waiting, paused] = [
      await anOffer(app, bakery, { title: 'À relire' }),
      await anOffer(app, bakery, { title: 'En pause' }),
    ];
    await app.within((tx) => tx.query(`update offer set state = 'submitted' where id = $1`, [waiting]));
    await app.within((tx) => app.get(ChangeOfferState).run(tx, systemActor(app.ccasId), paused, 'pause'));
    expect(await open('/ccas/avantages')).toMatch(
      /À relire.*10 % sur le pain.*En pause|À relire.*En pause.*10 % sur le pain/,
    );
    const { status, words } = await nadia.submit(`/ccas/avantages/${waiting}/renvoi`, { reason: '' });
    expect([status, words]).toEqual([400, expect.stringContaining('À relire')]);
    expect((await nadia.submit(`/ccas/avantages/${paused}/pause`)).status).toBe(409);
    for (const word of ['toString', 'submit'])
      expect((await nadia.submit(`/ccas/avantages/${paused}/${word}`)).status).toBe(404);
    expect((await nadia.submit(`/ccas/avantages/${paused}/modification/fin`)).status).toBe(404);
    expect((await nadia.submit(`/ccas/avantages/${paused}/modification/publication`)).status).toBe(404);
  });

  test('an agent writes one for a partner; it waits to be read over, and what is wrong comes back as typed', async () => {
    const path = `/ccas/avantages/nouveau?partenaire=${bakery}`;
    const form = {
      kind: 'percent',
      'benefit.value': '15',
      title: 'Au guichet',
      startsOn: '2026-12-08',
      categories: ['1', '2'],
    };
    const wrong = await nadia.submit(path, { ...form, 'benefit.value': '150' });
    expect([
      wrong.status,
      wrong.html.includes('value="Au guichet"'),
      wrong.words.includes('Enregistrer et relire'),
    ]).toEqual([400, true, true]);
    const { location } = await nadia.submit(path, form);
    const [row] = await app.within((tx) =>
      tx.query('select state, categories from offer where id = $1', [location!.split('/').at(-1)]),
    );
    expect(row).toEqual({ state: 'submitted', categories: [1, 2] });
    expect((await nadia.open(`${location!}/modification`)).words).not.toContain('Enregistrer et relire');
    expect((await nadia.submit(`${location!}/modification`, { ...form, title: ' ' })).status).toBe(400);
    expect((await nadia.submit(`${location!}/modification`, { ...form, title: 'Corrigé' })).status).toBe(409);
    expect((await nadia.open(`/ccas/avantages/nouveau?partenaire=${uuidv7()}`)).status).toBe(404);
  });
});

describe('the lists as files', () => {
  const lines = async (path: string) => {
    const page = await nadia.open(path);
    return page.body.toString('utf8').trim().split('\r\n').slice(1);
  };

  test.each([
    ['/ccas/usagers.csv', 3],
    ['/ccas/usagers.csv?commune=94046', 1],
    ['/ccas/usagers.csv?commune=940', 3],
    ['/ccas/usagers.csv?pass=aucun', 1],
    ['/ccas/pass.csv', 2],
    ['/ccas/pass.csv?commune=94002', 1],
    ['/ccas/utilisations.csv', 1],
    ['/ccas/utilisations.csv?du=2026-12-08&au=2026-12-08', 1],
    ['/ccas/utilisations.csv?du=2026-12-09', 0],
    ['/ccas/utilisations.csv?au=2026-12-07', 0],
    ['/ccas/utilisations.csv?du=hier&au=demain', 1],
  ])('%s has %i lines', async (path, count) => {
    expect(await lines(path)).toHaveLength(count);
  });

  test('uses of the year before are not in it unless asked for', async () => {
    await asOwner(`update redemption set redeemed_at = '2025-12-31T22:59:59Z'`);
    expect(await lines('/ccas/utilisations.csv')).toHaveLength(0);
    expect(await lines('/ccas/utilisations.csv?du=2025-12-31&au=2025-12-31')).toHaveLength(1);
    await asOwner(`update redemption set redeemed_at = '2025-12-31T23:00:00Z'`);
    expect(await lines('/ccas/utilisations.csv')).toHaveLength(1);
    expect((await lines('/ccas/utilisations.csv?du=2026-01-01&au=2026-01-01'))[0]).toMatch(
      /^01\/01\/2026;Boulangerie du Pont;10 % sur le pain;12,50;1,25;$/,
    );
  });

  test('an offer says its limit, its quota and its minimum, and leaves blank what it has not', async () => {
    const partner = await aPartner(app, { name: 'Cinéma' });
    await anOffer(app, partner, { title: 'Nue', benefit: { kind: 'service' } });
    await anOffer(app, partner, {
      title: 'Pleine',
      benefit: { kind: 'amount', value: 250 },
      limit: { uses: 2, period: 'month' },
      quota: 30,
      minimumCents: 1250,
      endsOn: '2027-06-30',
    });
    const of = async (title: string) =>
      plain((await lines('/ccas/avantages.csv')).find((line) => line.includes(title))!)
        .split(';')
        .slice(3);
    expect(await of('Nue')).toEqual([expect.any(String), '', '', '', '', '1, 2, 3', '', '08/12/2026', '', 'En ligne']);
    expect(await of('Pleine')).toEqual([
      '−2,50 €',
      '2,50',
      expect.stringMatching(/deux fois par mois/i),
      '30',
      '0',
      '1, 2, 3',
      '12,50',
      '08/12/2026',
      '30/06/2027',
      'En ligne',
    ]);
  });
});

describe('cards to prepare', () => {
  const path = '/ccas/cartes/nouveau';

  test('the form proposes those never printed, ten on a sheet', async () => {
    const { html, words } = await nadia.open(path);
    expect(plain(words)).toContain('Jamais imprimées : 2 cartes');
    for (const [name, value] of [
      ['choice', 'never_printed'],
      ['cards', 'sheets'],
    ])
      expect(html).toMatch(new RegExp(`name="${name}" value="${value}" checked`));
    expect(words).not.toContain('À refaire, leur clé');
    expect((await nadia.open(`${path}?cards=single`)).html).toMatch(/name="cards" value="single" checked/);
  });

  test('looking for people and counting come back with everything that was ticked', async () => {
    const found = await nadia.submit(path, {
      geste: 'chercher',
      q: 'abidal',
      cards: 'none',
      letters: 'true',
      choice: 'never_printed',
    });
    expect([found.words.includes('Abidal'), found.words.includes('Bràs')]).toEqual([true, false]);
    for (const ticked of [
      'name="choice" value="passes" checked',
      'name="cards" value="none" checked',
      'name="letters" value="true" checked',
    ])
      expect([ticked, found.html.includes(ticked)]).toEqual([ticked, true]);
    const blank = await nadia.submit(path, { geste: 'chercher', q: '', choice: 'issued_since' });
    expect(blank.html).toContain('name="choice" value="issued_since" checked');
    const counted = await nadia.submit(path, { geste: 'compter', choice: 'never_printed', cards: 'sheets' });
    expect(plain(counted.words)).toContain('2 cartes correspondent à ce choix');
  });

  test.each([
    ['nobody ticked', { choice: 'passes', cards: 'sheets' }, 'passIds'],
    ['no day', { choice: 'issued_since', cards: 'sheets' }, 'issuedSince'],
    ['a day to come', { choice: 'issued_since', issuedSince: '2026-12-09', cards: 'sheets' }, 'issuedSince'],
    ['neither cards nor letters', { choice: 'never_printed', cards: 'none' }, 'cards'],
  ])('%s is refused, and the form stays', async (_, fields, field) => {
    const { status, html } = await nadia.submit(path, fields as Record<string, string>);
    expect([status, html.includes(`href="#champ-${field}"`) || html.includes(`champ-${field}-erreur`)]).toEqual([
      400,
      true,
    ]);
    expect(html).toContain('Préparer des cartes');
  });

  test('those issued since today, this day included, are asked for; the page asks for itself until they are made', async () => {
    const { location } = await nadia.submit(path, {
      choice: 'issued_since',
      issuedSince: '2026-12-08',
      cards: 'single',
    });
    const waiting = await nadia.open(location!);
    expect(waiting.html).toMatch(/name="actualiser" content="2"/);
    await app.within((tx) => tx.query(`update card_batch set state = 'failed', finished_at = now()`));
    expect((await nadia.open(location!)).html).not.toContain('name="actualiser"');
    expect(await open('/ccas/cartes')).toContain('2 cartes');
    expect(await open('/ccas/cartes?page=x&tri=combien')).toMatch(/La page demandée n’existe pas.*\d+ impression/);
    expect(await open('/ccas/cartes?etat=done')).toContain('Rien pour ce choix');
    expect((await nadia.open('/ccas/cartes.csv?etat=failed')).html).toMatch(/08\/12\/2026;Cartes une par une;2;Arrêté/);
  });
});

describe('the search box', () => {
  test('opened, or sent empty, it finds nothing and says so; what was typed stays', async () => {
    expect((await nadia.open('/ccas/recherche')).status).toBe(200);
    const empty = await nadia.submit('/ccas/recherche', { q: ' \0 ' });
    expect([empty.status, empty.words.includes('Abidal')]).toEqual([200, false]);
    const typed = await nadia.submit('/ccas/recherche', { q: ' abidal ' });
    expect([typed.words.includes('Abidal'), typed.html.includes('value="abidal"')]).toEqual([true, true]);
  });
});
