import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BankLines } from '../../../src/donations/bank/bank-lines.js';
import { BankListQuery } from '../../../src/donations/bank/bank-list.query.js';
import { BankListRequest } from '../../../src/donations/bank/bank-list-request.js';
import { spacedReference, withCheckDigits } from '../../../src/donations/giving/payment-reference.js';
import { readBankFile } from '../../../src/donations/bank/read-bank-file.js';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { shownAs, workbookOf } from '../../support/workbook.js';
import { aCompany, aDeliberatedGift, aFund, anAcceptedGift, withSettings } from '../giving.js';

describe('a bank’s file is read', () => {
  test('in UTF-8 or Windows-1252, with ; or , or tabs, debits apart, dates and amounts as banks write them', async () => {
    const text =
      'Compte;FR76\r\nDate opération;Libellé;Débit euros;Crédit euros\r\n03/12/2026;VIR ÉPICERIE DE L’ÎLE;;1 250,00\r\n04/12/26;FRAIS;-12,50;\r\n';
    const credit = { bookedOn: '2026-12-03', amountCents: 1_250_00, label: 'VIR ÉPICERIE DE L’ÎLE', occurrence: 1 };
    expect(await readBankFile(Buffer.from(text))).toEqual({
      credits: [credit],
      debits: 1,
      unreadable: [],
      reading: { format: 'csv', separator: ';', encoding: 'UTF-8', headerLine: 2 },
    });
    const latin = Buffer.concat([
      Buffer.from('Date;Libellé;Montant\n2026-12-03;Épicerie ', 'latin1'),
      Buffer.from([0x9c]),
      Buffer.from('uvre;+1.250,00\n2026-12-03;x;-3\n', 'latin1'),
    ]);
    expect(await readBankFile(latin)).toMatchObject({
      credits: [{ label: 'Épicerie œuvre', amountCents: 1_250_00 }],
      debits: 1,
    });
    const english = await readBankFile(Buffer.from('Date,Libellé,Montant\n2026-12-03,Don,"1,250.50"'));
    expect(english.credits).toMatchObject([{ amountCents: 1_250_50 }]);
  });

  test('lines that cannot be read are named, and keep no other back', async () => {
    const file = await readBankFile(
      Buffer.from('Date;Libellé;Crédit\n31/02/2026;a;5\n01/12/2026;b;5\n01/12/2026;c;cinq\n01/12/2026;;5\n'),
    );
    expect([file.credits.length, file.unreadable]).toEqual([1, [2, 4, 5]]);
  });

  test('from Excel, below what banks write above it, days and amounts as cells have them', async () => {
    const bytes = await workbookOf(
      [
        {
          name: 'Comptes',
          state: 'hidden',
          rows: [
            ['Date', 'Libellé', 'Crédit'],
            ['01/12/2026', 'caché', 5],
          ],
        },
        {
          name: 'Opérations',
          rows: [
            ['Compte', 'FR76'],
            ...Array.from({ length: 12 }, () => ['Titulaire', 'CCAS']),
            ['Date', 'Libellé', 'Débit', 'Crédit'],
            [shownAs(1, 46_359), 'VIR ÉPICERIE', null, 1250],
            [shownAs(1, 46_359), 'VIR CENTIMES', null, shownAs(2, 12.344_999)],
            [shownAs(1, 46_359), 'TROIS DÉCIMALES', null, 12.345],
            [shownAs(1, 46_359), 'FRAIS', -12.5],
          ],
        },
      ],
      { formats: ['dd/mm/yyyy', '0.00'] },
    );
    expect(await readBankFile(bytes)).toEqual({
      credits: [
        { bookedOn: '2026-12-03', amountCents: 1_250_00, label: 'VIR ÉPICERIE', occurrence: 1 },
        { bookedOn: '2026-12-03', amountCents: 12_34, label: 'VIR CENTIMES', occurrence: 1 },
      ],
      debits: 1,
      unreadable: [17],
      reading: { format: 'xlsx', sheet: 'Opérations', headerLine: 14 },
    });
  });

  test('two equal lines of one file are two', async () => {
    const { credits } = await readBankFile(Buffer.from('Date;Libellé;Crédit\n01/12/2026;DON;5\n01/12/2026;DON;5\n'));
    expect(credits.map(({ occurrence }) => occurrence)).toEqual([1, 2]);
  });

  test('an old workbook is refused at the field, with its own next step', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    await expect(readBankFile(old)).rejects.toMatchObject({
      code: 'old_workbook',
      nextStep: expect.stringContaining('.xlsx ou CSV'),
      errors: [{ field: 'file' }],
    });
  });

  test.each([
    ['no titles', '01/12/2026;a;5\n', 'no_columns'],
    ['titles alone', 'Date;Libellé;Crédit\n', 'no_lines'],
    ['a spreadsheet', '\u0000PK\u0003', 'not_csv'],
  ])('%s: refused, with what to do', async (_, text, code) => {
    await expect(readBankFile(Buffer.from(text))).rejects.toMatchObject({ code, nextStep: expect.any(String) });
  });
});

describe('lines beside the donations they may be', () => {
  let app: TestApp;
  let nadia: AgentsConsole;
  let fundId: string;
  beforeAll(async () => {
    app = await startApp();
    nadia = await anAgentsConsole(app);
    await withSettings(app);
    fundId = await aFund(app);
  });
  afterAll(() => app.close());

  const load = (...rows: string[]) =>
    app.within((tx) =>
      app.get(BankLines).import(tx, systemActor(app.ccasId), Buffer.from(['Date;Libellé;Crédit', ...rows].join('\n'))),
    );
  const open = () =>
    app.within(async (tx) =>
      app.get(BankListQuery).some(tx, await app.get(BankListQuery).ids(tx, new BankListRequest())),
    );
  const referenceOf = async (id: string): Promise<string> =>
    (await app.within((tx) => tx.query('select reference from donation where id = $1', [id])))[0].reference;
  const stateOf = async (id: string): Promise<string> =>
    (await app.within((tx) => tx.query('select state from donation where id = $1', [id])))[0].state;

  test('found by reference, amount and name, whatever the accents; received only when an agent confirms', async () => {
    const donorId = await aCompany(app, { name: 'Épicerie de l’Île' });
    const gift = await aDeliberatedGift(app, { fundId, donorId, amountCents: 333_00 });
    await load(`03/12/2026;VIR EPICERIE DE L ILE ${spacedReference(await referenceOf(gift))};333,00`);
    const [line] = await open();
    expect(line).toMatchObject({
      warnings: [],
      matches: [{ donation: { id: gift }, byReference: true, byName: true, byAmount: true }],
    });
    expect(await stateOf(gift)).toBe('deliberated');
    const confirmed = await nadia.submit(`/ccas/dons/banque/${line!.id}/rapprochement`, { donation: gift });
    expect(confirmed.status).toBe(303);
    expect(await stateOf(gift)).toBe('received');
    const again = await nadia.submit(`/ccas/dons/banque/${line!.id}/rapprochement`, { donation: gift });
    expect([again.status, again.words]).toEqual([409, expect.stringContaining('déjà traitée')]);
    expect(await open()).toEqual([]);
  });

  test('the same file twice adds nothing; a line repeated in one file is shown as odd', async () => {
    const rows = ['05/12/2026;VIR MARTIN;20,00', '05/12/2026;VIR MARTIN;20,00', '05/12/2026;VIR AUTRE;-5,00'];
    expect(await load(...rows)).toMatchObject({ added: 2, known: 0, debits: 1 });
    expect(await load(...rows)).toMatchObject({ added: 0, known: 2 });
    const lines = await open();
    expect(lines.map(({ warnings }) => warnings)).toEqual([[], ['repeated_line']]);
    const page = await nadia.open('/ccas/dons/banque?tri=montant');
    expect(page.words).toMatch(/2 lignes .*VIR MARTIN/);
    expect((await nadia.open('/ccas/lignes-de-banque.csv')).html).toContain('05/12/2026;VIR MARTIN;20,00;');
    for (const { id } of lines) expect((await nadia.submit(`/ccas/dons/banque/${id}/mise-a-part`)).status).toBe(303);
    expect(await open()).toEqual([]);
  });

  test('another’s reference under one’s name, and a reference nobody waits for, are warned of', async () => {
    const optician = await anAcceptedGift(app, {
      fundId,
      donorId: await aCompany(app, { name: 'Optique Vannier' }),
      amountCents: 50_00,
    });
    await anAcceptedGift(app, {
      fundId,
      donorId: await aCompany(app, { name: 'Garage Dubreuil' }),
      amountCents: 70_00,
    });
    await load(
      `06/12/2026;VIR GARAGE DUBREUIL ${await referenceOf(optician)};70,00`,
      `06/12/2026;VIR INCONNU ${withCheckDigits('DONABCDEFGH')};9,00`,
    );
    const [wrong, unknown] = await open();
    expect(wrong!.warnings).toEqual(['anothers_reference']);
    expect(wrong!.matches.map(({ donation }) => donation.donorName)).toEqual(['Optique Vannier', 'Garage Dubreuil']);
    expect(unknown).toMatchObject({ warnings: ['unknown_reference'], matches: [] });
    const { words } = await nadia.open('/ccas/dons/banque');
    expect(words).toContain('le nom est celui d’un autre');
  });

  test('one line confirmed by two agents at once is received once', async () => {
    const gift = await aDeliberatedGift(app, { fundId, amountCents: 1_000_00 });
    await load('07/12/2026;VIR PARTIEL;400,00');
    const line = (await open()).find(({ label }) => label === 'VIR PARTIEL')!;
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => nadia.submit(`/ccas/dons/banque/${line.id}/rapprochement`, { donation: gift })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const [{ received_cents: received }] = await app.within((tx) =>
      tx.query('select received_cents from donation where id = $1', [gift]),
    );
    expect(received).toBe(40_000);
  });
});
