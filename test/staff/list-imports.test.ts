import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { readInput } from '../../src/kernel/http/input.js';
import type { ListModel } from '../../src/kernel/lists/list-model.js';
import { readTable } from '../../src/kernel/lists/read-table.js';
import { zerosWords } from '../../src/kernel/lists/reading.js';
import { foldName } from '../../src/kernel/text/fold-name.js';
import { offerListWords } from '../../src/offers/offer-list-wording.js';
import { PartnerForm } from '../../src/partners/partner-form.js';
import { partnerListWords } from '../../src/partners/partner-list-wording.js';
import { RegisterPartner } from '../../src/partners/register-partner.js';
import { residentColumns, residentModel } from '../../src/residents/import-columns.js';
import { ImportOffers } from '../../src/offers/import-offers.js';
import { readBenefit, readLimit } from '../../src/offers/offer-cells.js';
import { benefitKinds, limitPeriods } from '../../src/offers/offer-terms.js';
import { benefitWords, limitWords } from '../../src/offers/offer-wording.js';
import { ImportPartners } from '../../src/partners/import-partners.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, aResident, aTill, redeem } from '../support/builders.js';
import { shownAs, workbookOf } from '../support/workbook.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const partners = (text: string, options: { dryRun?: boolean; atOnce?: boolean } = {}) =>
  app.within((tx) =>
    app.get(ImportPartners).run(tx, actor(), { bytes: Buffer.from(text), dryRun: false, atOnce: false, ...options }),
  );
const offers = (text: string, options: { dryRun?: boolean; atOnce?: boolean } = {}) =>
  app.within((tx) =>
    app.get(ImportOffers).run(tx, actor(), { bytes: Buffer.from(text), dryRun: false, atOnce: false, ...options }),
  );
/** The one of the example. */
const aPartnerWithin = (tx: Tx) =>
  app
    .get(RegisterPartner)
    .run(
      tx,
      actor(),
      readInput(PartnerForm, { kind: 'shop', name: 'Boulangerie du Pont', siret: offerListWords.model.example[0]! }),
    );
const csvOf = async (list: string) => (await nadia.open(`/ccas/${list}.csv`)).body.toString('utf8');

describe('a model to fill in', () => {
  const read = (bytes: Buffer) =>
    readTable(bytes, { named: (cells) => cells.filter(Boolean).length, isEnough: () => true, linesTried: 1 });

  test.each([
    ['partenaires', partnerListWords.model],
    ['avantages', offerListWords.model],
    ['usagers', residentModel],
  ])(
    'of %s is had as CSV and for Excel, with the same titles; the example is in a sheet of its own',
    async (list, { header }) => {
      const [csv, xlsx] = await Promise.all(
        ['csv', 'xlsx'].map((kind) => nadia.open(`/ccas/${list}/import/modele.${kind}`)),
      );
      expect((await read(csv!.body)).header.cells).toEqual(header);
      const { header: titles, records, reading } = await read(xlsx!.body);
      expect([titles.cells, records.length, reading]).toEqual([
        header,
        0,
        { format: 'xlsx', sheet: 'Liste', headerLine: 1 },
      ]);
      const page = await nadia.open(`/ccas/${list}/import`);
      for (const kind of ['csv', 'xlsx']) expect(page.html).toContain(`href="/ccas/${list}/import/modele.${kind}"`);
    },
  );

  test('whose titles are all known, and whose example is taken', async () => {
    const asCsv = ({ header, example }: ListModel) => [header, example].map((cells) => cells.join(';')).join('\n');
    const known = (model: ListModel, synonyms: Record<string, readonly string[]>) =>
      model.header.filter((title) => !Object.values(synonyms).flat().includes(foldName(title)));
    expect(known(residentModel, residentColumns)).toEqual([]);
    expect(await partners(asCsv(partnerListWords.model), { dryRun: true })).toMatchObject({ created: 1, refused: 0 });
    await app.within(async (tx) => {
      await tx.run('savepoint shop');
      await aPartnerWithin(tx);
      const bytes = Buffer.from(asCsv(offerListWords.model));
      const report = await app.get(ImportOffers).run(tx, actor(), { bytes, dryRun: true, atOnce: false });
      expect(report).toMatchObject({ created: 1, refused: 0 });
      await tx.run('rollback to savepoint shop');
    });
  });
});

describe('zeros that a spreadsheet took', () => {
  test('are counted over the lines that were taken, and said', async () => {
    const { reading } = await partners(
      'Nom;Type;SIRET;CP;Tél\nChez A;Commerce;73282932000074;1000;143750001\nChez B;Commerce;1;1000;143750001\nChez C;Commerce;90010020700019;94140;01 43 75 00 01\n',
      { dryRun: true },
    );
    expect(reading.zeros).toBe(2);
    expect(zerosWords(reading)).toBe('2 zéros remis au début d’un numéro');
  });
});

describe('a list of partners', () => {
  const list = [
    'Nom;Type;SIRET;Adresse;CP;Ville;Tél',
    'Boulangerie Martin;Boulangerie;732 829 320 00074;1 rue du Pont;94140;Alfortville;143750001',
    'Optique du Lac;Opticien;90010020700019;;;;',
    'Sans numéro;Commerce;12345678901234;;;;',
    'Sans type;;55208131766522;;;;',
    'Ailleurs;Commerce;55208131766522;;;Paris;',
  ].join('\n');

  test('a dry run says what would be, line by line, and changes nothing', async () => {
    const report = await partners(list, { dryRun: true });
    expect(report).toMatchObject({ rowsRead: 5, created: 2, refused: 3 });
    expect(report.refusals.map(({ line, field }) => [line, field])).toEqual([
      [4, 'siret'],
      [5, 'kind'],
      [6, 'communeCode'],
    ]);
    const [{ count }] = await app.within((tx) => tx.query('select count(*)::int as count from partner'));
    expect(count).toBe(0);
  });

  test('registers the others, approved at once when asked; the same list again changes nothing', async () => {
    expect(await partners(list, { atOnce: true })).toMatchObject({ created: 2, refused: 3 });
    const [row] = await app.within((tx) =>
      tx.query(`select kind, phone, state, postcode from partner where name = 'Boulangerie Martin'`),
    );
    expect(row).toEqual({ kind: 'shop', phone: '+33143750001', state: 'approved', postcode: '94140' });
    expect(await partners(list)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  test('updates what the line says of a known SIRET, and nothing it leaves blank', async () => {
    expect(await partners('SIRET;Nom;Adresse\n90010020700019;Optique du Lac;9 quai Blanqui\n')).toMatchObject({
      changed: 1,
    });
    const [row] = await app.within((tx) =>
      tx.query(`select address, kind from partner where siret = '90010020700019'`),
    );
    expect(row).toEqual({ address: '9 quai Blanqui', kind: 'optician' });
  });

  test('is read from Excel as well, numbers for what they are, and its report says so', async () => {
    const bytes = await workbookOf(
      [
        { name: 'Lisez-moi', rows: [['Bonjour']] },
        {
          name: 'Commerces',
          rows: [
            ['SIRET', 'Nom', 'Type', 'CP', 'Tél'],
            [552_081_317_665_22, 'Fleurs du Pont', 'Commerce', 94_140, 143_750_002],
            [shownAs(1, '7.3282932000074E13'), 'Boulangerie Martin', 'Boulangerie', 94_140, 143_750_001],
          ],
        },
      ],
      { formats: ['0'] },
    );
    const { html, words } = await nadia.send(
      '/ccas/partenaires/import',
      { dryRun: 'true' },
      { field: 'file', name: 'commerces.xlsx', bytes },
    );
    expect(words).toMatch(/Lu\s: feuille «\sCommerces\s», titres à la ligne 1\./);
    expect(words).toMatch(/\d zéros? remis au début d’un numéro/);
    expect(html).toContain('accept=".xlsx,.csv');
    const load = () =>
      app.within((tx) => app.get(ImportPartners).run(tx, actor(), { bytes, dryRun: false, atOnce: false }));
    expect(await load()).toMatchObject({ created: 1, unchanged: 1, refused: 0, refusals: [] });
    const [row] = await app.within((tx) =>
      tx.query(`select siret, phone, postcode from partner where name = 'Fleurs du Pont'`),
    );
    expect(row).toEqual({ siret: '55208131766522', phone: '+33143750002', postcode: '94140' });
  });

  test('our own export comes back unchanged', async () => {
    const exported = await csvOf('partenaires');
    const count = exported.trim().split('\r\n').length - 1;
    expect(await partners(exported)).toMatchObject({ unchanged: count, refused: 0, created: 0, changed: 0 });
  });

  test.each([
    ['empty', ''],
    ['a spreadsheet', 'PK\u0003\u0004'],
    ['without SIRET', 'Nom;Type\nX;Commerce\n'],
    ['too long', `SIRET;Nom\n${'1;x\n'.repeat(2001)}`],
  ])('%s: is refused whole, in words', async (_, text) => {
    await expect(partners(text)).rejects.toMatchObject({ status: 422 });
  });
});

describe('a list of offers', () => {
  test('is read as it is exported: what comes out goes in again, and is known', async () => {
    const bakery = await aPartner(app, { name: 'Export' });
    await anOffer(app, bakery, { title: 'Dix', limit: { uses: 1, period: 'day' }, quota: 40, minimumCents: 1250 });
    await anOffer(app, bakery, { title: 'Prix', benefit: { kind: 'fixed_price', value: 1250 } });
    await anOffer(app, bakery, { title: 'Moins cinq', benefit: { kind: 'amount', value: 500 }, categories: [2, 3] });
    await anOffer(app, bakery, { title: 'Offert', benefit: { kind: 'free_item', value: 350 } });
    const exported = await csvOf('avantages');
    expect(await offers(exported)).toMatchObject({ unchanged: 4, created: 0, refused: 0 });
    const terms = (partnerId: string) =>
      app.within((tx) =>
        tx.query(
          `select title, benefit_kind, benefit_value, limit_uses, limit_period, quota, categories, minimum_cents, starts_on, ends_on, state
           from offer where partner_id = $1 order by title`,
          [partnerId],
        ),
      );
    const before = await terms(bakery);
    const other = await aPartner(app, { name: 'Copie' });
    const [{ from, to }] = await app.within((tx) =>
      tx.query(
        'select (select siret from partner where id = $1) as from, (select siret from partner where id = $2) as to',
        [bakery, other],
      ),
    );
    expect(await offers(exported.replaceAll(from, to), { atOnce: true })).toMatchObject({ created: 4, refused: 0 });
    expect(await terms(other)).toEqual(before);
  });

  test('is read from Excel too: a share, a price and a day as cells have them', async () => {
    const bakery = await aPartner(app, { name: 'Tableur' });
    const [{ siret }] = await app.within((tx) => tx.query('select siret from partner where id = $1', [bakery]));
    const bytes = await workbookOf(
      [
        {
          name: 'Avantages',
          rows: [
            ['SIRET', 'Avantage', 'Remise', 'Quota', 'Premier jour'],
            [Number(siret), 'Dix pour cent', shownAs(1, -0.1), 40, shownAs(3, 47_484)],
            [Number(siret), 'Le menu', shownAs(2, 12.5), null, shownAs(3, 47_484)],
          ],
        },
      ],
      { formats: ['0%', '#,##0.00\\ "€"', 'dd/mm/yyyy'] },
    );
    const report = await app.within((tx) =>
      app.get(ImportOffers).run(tx, actor(), { bytes, dryRun: false, atOnce: false }),
    );
    expect(report).toMatchObject({ created: 2, refusals: [] });
    expect(
      await app.within((tx) =>
        tx.query(
          `select benefit_kind as kind, benefit_value as value, quota, starts_on::text as day from offer where partner_id = $1 order by title`,
          [bakery],
        ),
      ),
    ).toEqual([
      { kind: 'percent', value: 10, quota: 40, day: '2030-01-01' },
      { kind: 'fixed_price', value: 1250, quota: null, day: '2030-01-01' },
    ]);
  });

  test('says what cannot be read, by line', async () => {
    const bakery = await aPartner(app, { name: 'Lignes' });
    const [{ siret }] = await app.within((tx) => tx.query('select siret from partner where id = $1', [bakery]));
    const list = [
      'SIRET;Avantage;Remise;Limite',
      `${siret};Un;beaucoup;`,
      `${siret};Deux;-150 %;`,
      `${siret};Trois;-10 %;de temps en temps`,
      '12345678901234;Quatre;-10 %;',
      `${siret};Cinq;-10 %;3 fois par mois`,
    ].join('\n');
    const report = await offers(list);
    expect(report.refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'benefit'],
      [3, 'benefit.value'],
      [4, 'limit'],
      [5, 'siret'],
    ]);
    expect(report.created).toBe(1);
  });

  test('every benefit and limit is read as our screens write it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...benefitKinds), fc.integer({ min: 1, max: 100 }), (kind, value) => {
        const read = readBenefit(benefitWords({ kind, value }));
        expect(read).toEqual(['free_item', 'service'].includes(kind) ? { kind } : { kind, value });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.constantFrom(...limitPeriods), (uses, period) => {
        expect(readLimit(limitWords({ uses, period }))).toEqual({ uses, period });
      }),
    );
  });
});

describe('lists as CSV', () => {
  test('open in a French spreadsheet, hold no formula, and are in the journal', async () => {
    await aResident(app, { lastName: '=cmd|calc', firstName: 'Anne', address: '+33', reference: '@ref' });
    const text = await csvOf('usagers');
    expect(text.startsWith('\ufeffNom;Prénom;Date de naissance')).toBe(true);
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain("'@ref");
    const [{ count }] = await app.within((tx) =>
      tx.query(`select count(*)::int as count from audit_entry where action = 'list.exported'`),
    );
    expect(count).toBeGreaterThan(0);
  });

  test('uses tell of no person; whoever is restricted is on no list', async () => {
    const { passId, passCode } = await aPassHolder(app, { lastName: 'Discrète' });
    const bakery = await aPartner(app, { name: 'Usages' });
    await redeem(await aTill(app, bakery), { passCode, offerId: await anOffer(app, bakery), amountCents: 1050 });
    const uses = await csvOf('utilisations');
    expect(uses).toContain('08/12/2026;Usages;10 % sur le pain;10,50;1,05;');
    const [{ number }] = await app.within((tx) => tx.query('select number from pass where id = $1', [passId]));
    expect([uses.includes('Discrète'), uses.includes(number)]).toEqual([false, false]);
    expect(await csvOf('pass')).toContain('Discrète');
    await app.within((tx) => tx.query(`update resident set restricted_at = now() where last_name = 'Discrète'`));
    for (const list of ['usagers', 'pass'])
      expect([list, (await csvOf(list)).includes('Discrète')]).toEqual([list, false]);
  });
});
