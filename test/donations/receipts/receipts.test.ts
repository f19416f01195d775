import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { DeclarationQuery } from '../../../src/donations/receipts/declaration.query.js';
import { IssueReceipt } from '../../../src/donations/receipts/issue-receipt.js';
import { IssueYear } from '../../../src/donations/receipts/issue-year.js';
import { ReceiptFiles } from '../../../src/donations/receipts/receipt-files.js';
import { Settings } from '../../../src/donations/settings/settings.js';
import { VoidReceipt } from '../../../src/donations/receipts/void-receipt.js';
import { MailReceipt } from '../../../src/donations/receipts/mail-receipt.js';
import { DatabaseBusy } from '../../../src/kernel/database/database.errors.js';
import { MailSender } from '../../../src/kernel/mail/mail-sender.js';
import { startApp, type TestApp } from '../../support/app.js';
import { client } from '../../support/http.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { structureOfPdf, wordsOfPdf } from '../../support/pdf-words.js';
import { aToken } from '../../support/personas.js';
import { aCompany, aFund, aPerson, aReceivedGift, withSettings } from '../giving.js';

let server: MailServer;
let app: TestApp;
let owner: pg.Pool;
let fundId: string;
beforeAll(async () => {
  server = await startMailServer();
  app = await startApp({ smtpUrl: server.url });
  owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 2 });
  await withSettings(app);
  fundId = await aFund(app, { name: 'Bilans auditifs' });
});
afterAll(async () => {
  await owner.end();
  await app.close();
  await server.close();
});

const actor = () => systemActor(app.ccasId);
const issue = (id: string) => app.within((tx) => app.get(IssueReceipt).run(tx, actor(), id));
const original = (id: string) => app.within((tx) => app.get(ReceiptFiles).original(tx, id));
const textOf = async (bytes: Uint8Array) =>
  (await wordsOfPdf(bytes))
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const numbers = async (year = 2026): Promise<number[]> =>
  (await app.within((tx) => tx.query('select number from receipt where year = $1 order by number', [year]))).map(
    ({ number }: { number: number }) => number,
  );
/** As a browser does that is told 503: the counter was held longer than one waits for a lock or a connection. */
async function untilNotBusy<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseBusy)) throw error;
    }
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the receipt of a company (Cerfa 16216, 2041-MEC-SD)', () => {
  let text: string;
  let pdf: Uint8Array;
  beforeAll(async () => {
    const donorId = await aCompany(app, {
      name: 'Optique de l’Île',
      legalForm: 'SARL',
      siren: '732829320',
      street: '8 place Salvador Allende',
    });
    const receiptId = await issue(await aReceivedGift(app, { donorId, fundId, amountCents: 1_280_80 }, '2026-12-02'));
    pdf = (await original(receiptId)).bytes;
    text = await textOf(pdf);
  });

  test.each([
    ['form and version', 'Modèle Cerfa n° 16216*03 (2041-MEC-SD)'],
    ['order number', 'Numéro d’ordre du reçu : 2026-1'],
    ['body: name', 'CCAS d’Alfortville'],
    ['body: SIREN', 'Numéro SIREN : 269400024'],
    ['body: number', 'Numéro : 12'],
    ['body: street', 'Rue : rue des Lilas'],
    ['body: postcode', 'Code postal : 94140'],
    ['body: commune', 'Commune : Alfortville'],
    ['body: object', 'Objet : Action sociale générale en faveur des habitants de la commune'],
    ['body: legal category', 'Catégorie juridique : 7361 Centre communal d’action sociale'],
    ['company: name', 'Dénomination : Optique de l’Île'],
    ['company: legal form', 'Forme juridique : SARL'],
    ['company: SIREN', 'Numéro SIREN : 732829320'],
    ['company: address', 'Adresse : 8 place Salvador Allende Code postal : 94140 Commune : Alfortville'],
    ['amount in figures, framed', '*** 1 280,80 € ***'],
    ['amount in words', 'mille deux cent quatre-vingts euros et quatre-vingts centimes'],
    ['how it was paid', 'Mode de versement : Virement, prélèvement, carte bancaire'],
    ['date', 'Date du don : 2 décembre 2026'],
    ['fund', 'Affectation : Bilans auditifs'],
    ['deliberation', 'délibération n° 2026-12-08 du 8 décembre 2026'],
    ['article', 'article 238 bis du code général des impôts (60 %)'],
    ['place and date', 'Fait à Alfortville, le 8 décembre 2026'],
    ['signatory', 'Claire Vannier, présidente du CCAS'],
  ])('%s', (_, mention) => {
    expect(text).toContain(mention);
  });

  test('is one page, marked for screen readers', async () => {
    expect(new Set((await wordsOfPdf(pdf)).map(({ page }) => page)).size).toBe(1);
    const roles = (await structureOfPdf(pdf)).map(({ role }) => role);
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.filter((role) => role === 'H2')).toHaveLength(3);
  });
});

test('the receipt of a person (Cerfa 11580)', async () => {
  const donorId = await aPerson(app, { name: 'Le Bras', firstName: 'Jeanne' });
  const id = await issue(await aReceivedGift(app, { donorId, fundId, amountCents: 71_00 }));
  const text = await textOf((await original(id)).bytes);
  for (const mention of [
    'Modèle Cerfa n° 11580*05',
    'Nom : Le Bras Prénom : Jeanne Adresse : 3 quai Blanqui Code postal : 94140 Commune : Alfortville',
    '*** 71,00 € ***',
    'soixante et onze euros',
    'Forme du don : Déclaration de don manuel',
    'Nature du don : Numéraire',
    'Mode de versement : Virement',
    'article 200 du code général des impôts (66 %)',
  ])
    expect(text).toContain(mention);
  expect(text).not.toContain('75 %');
});

test('goods are described one by one, and work by role, month, hours and what counts', async () => {
  const goods = [{ label: 'Fauteuil roulant pliant, neuf', quantity: 3, unitCents: 199_99 }];
  const ofGoods = await issue(await aReceivedGift(app, { fundId, kind: 'goods', goods, valuation: 'net_book' }));
  const text = await textOf((await original(ofGoods)).bytes);
  expect(text).toContain('Fauteuil roulant pliant, neuf 3 199,99 € 599,97 €');
  expect(text).toContain('valeur nette comptable');
  const skills = [{ role: 'Ergothérapeute 1', month: '2026-10', minutes: 9_030, costCents: 13_000_00 }];
  const ofSkills = await issue(await aReceivedGift(app, { fundId, kind: 'skills', skills }));
  expect(await textOf((await original(ofSkills)).bytes)).toContain(
    'Ergothérapeute 1 octobre 2026 150 h 30 13 000,00 € 12 015,00 €',
  );
});

describe('void, replaced, printed again', () => {
  test('a void one keeps its number; the next has its own, and says what it replaces', async () => {
    const before = await numbers();
    const wrong = await issue(await aReceivedGift(app, { fundId }));
    const right = await app.within((tx) => app.get(VoidReceipt).replace(tx, actor(), wrong, 'Adresse fausse'));
    expect(await numbers()).toEqual(upTo(before.length + 2));
    expect(await textOf((await original(right)).bytes)).toContain(
      `Annule et remplace le reçu n° 2026-${before.length + 1}.`,
    );
    await expect(app.within((tx) => app.get(VoidReceipt).run(tx, actor(), wrong, 'Encore'))).rejects.toThrow(
      'déjà annulé',
    );
    await expect(app.within((tx) => app.get(ReceiptFiles).duplicate(tx, wrong))).rejects.toThrow('annulé');
    const nadia = client(app, await aToken(app, 'agent'));
    const declared = (await nadia.get('/api/v1/donations/declaration?year=2026')).body;
    expect(declared.receipts).toBe(before.length + 1);
  });

  test('again: the same words, and DUPLICATA; the signature’s picture has words for who cannot see it', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    );
    await app.within((tx) => app.get(Settings).sign(tx, actor(), { fileName: 'signature.png', bytes: picture }));
    const id = await issue(await aReceivedGift(app, { fundId }));
    const first = (await original(id)).bytes;
    const again = (await app.within((tx) => app.get(ReceiptFiles).duplicate(tx, id))).bytes;
    expect((await textOf(again)).replace(' DUPLICATA', '')).toBe(await textOf(first));
    expect(await structureOfPdf(first)).toContainEqual({ role: 'Figure', alt: 'Signature de Claire Vannier' });
    await app.within((tx) => app.get(Settings).sign(tx, actor()));
  });

  test('number, year and amount cannot be changed, nor a receipt deleted, by the application', async () => {
    const id = await issue(await aReceivedGift(app, { fundId }));
    for (const sql of [
      'update receipt set number = 900 where id = $1',
      'update receipt set amount_cents = 1 where id = $1',
      'delete from receipt where id = $1',
    ])
      await expect(app.within((tx) => tx.query(sql, [id]))).rejects.toThrow('permission denied');
  });

  test('the database refuses a number with a gap before it', async () => {
    const insert = `insert into receipt (ccas_id, id, year, number, donation_id, gift_year, donor_kind, form, amount_cents, issued_on, issued_at, content, document_id, hash)
      select ccas_id, gen_random_uuid(), year, number + $1, donation_id, gift_year, donor_kind, form, amount_cents, issued_on, issued_at, content, document_id, hash from receipt order by number desc limit 1`;
    const asOwner = async (step: number) => {
      const link = await owner.connect();
      try {
        await link.query(`begin; select set_config('app.ccas', '${app.ccasId}', true)`);
        await link.query(insert, [step]);
      } finally {
        await link.query('rollback');
        link.release();
      }
    };
    await expect(asOwner(2)).rejects.toThrow('receipt_without_gap');
    await expect(asOwner(0)).rejects.toThrow('receipt_number_once');
    await asOwner(1);
  });

  test('a file that was changed shows, with its own hash changed too', async () => {
    const donation = await aReceivedGift(app, { fundId });
    const id = await issue(donation);
    const link = await owner.connect();
    await link.query(`select set_config('app.ccas', '${app.ccasId}', false)`);
    await link.query(
      `update document d set bytes = d.bytes || ' '::bytea, hash = sha256(d.bytes || ' '::bytea) from receipt r where r.document_id = d.id and r.id = $1`,
      [id],
    );
    link.release();
    await expect(original(id)).rejects.toThrow('n’est plus celui qui a été enregistré');
    const nadia = client(app, await aToken(app, 'agent'));
    expect((await nadia.get(`/api/v1/donations/${donation}`)).body.receipts).toMatchObject([{ isIntact: false }]);
    expect((await nadia.get(`/api/v1/receipts/${id}.pdf`)).body.code).toBe('document_changed');
  });
});

describe('numbers', () => {
  test('50 at once, every third one undone: 1 to n, no gap', async () => {
    const before = (await numbers()).length;
    const donorId = await aCompany(app);
    const gifts: string[] = [];
    for (let i = 0; i < 50; i++) gifts.push(await aReceivedGift(app, { donorId, fundId, amountCents: 100 + i }));
    const outcomes = await Promise.allSettled(
      gifts.map((id, index) =>
        untilNotBusy(() =>
          app.within(async (tx) => {
            await app.get(IssueReceipt).run(tx, actor(), id);
            if (index % 3 === 0) throw new Error('undone');
          }),
        ),
      ),
    );
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.message] : []));
    expect(failures).toEqual(Array(17).fill('undone'));
    expect(await numbers()).toEqual(upTo(before + 33));
    // Those that were undone, and any other that waits, get theirs with the year's batch.
    const batch = await app.get(IssueYear).run(actor(), 2026, false);
    expect(batch.issued).toBeGreaterThanOrEqual(17);
    expect(await numbers()).toEqual(upTo(before + 33 + batch.issued));
  });

  test('one gift asked for by ten at once gets one receipt', async () => {
    const id = await aReceivedGift(app, { fundId });
    const outcomes = await Promise.allSettled(upTo(10).map(() => issue(id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('begin again with the year, each CCAS with its own', async () => {
    app.clock.set('2027-01-04T09:00:00Z');
    await issue(await aReceivedGift(app, { fundId }, '2026-12-30'));
    expect(await numbers(2027)).toEqual([1]);
    const [receipt] = await app.within((tx) => tx.query('select year, gift_year from receipt where year = 2027'));
    expect(receipt).toEqual({ year: 2027, gift_year: 2026 });
    app.clock.set('2026-12-08T09:00:00Z');
  });

  test('a gift of December receipted in January is declared with December’s, its number is of January', async () => {
    const read = (year: number) =>
      app.within(async (tx) => {
        const query = app.get(DeclarationQuery);
        const { receipts, totalCents, waiting, voided } = await query.get(tx, year);
        return { receipts, totalCents, waiting, voided, listed: (await query.receipts(tx, year)).map(({ id }) => id) };
      });
    const [old, next] = [await read(2026), await read(2027)];
    app.clock.set('2026-12-31T16:00:00Z');
    const id = await aReceivedGift(app, { fundId, amountCents: 77_00 });
    expect((await read(2026)).waiting).toBe(old.waiting + 1);
    app.clock.set('2027-01-05T09:00:00Z');
    const receiptId = await issue(id);
    expect(await read(2026)).toEqual({
      receipts: old.receipts + 1,
      totalCents: old.totalCents + 77_00,
      waiting: old.waiting,
      voided: old.voided,
      listed: [...old.listed, receiptId],
    });
    expect(await read(2027)).toEqual(next);
    await app.within((tx) => app.get(VoidReceipt).run(tx, actor(), receiptId, 'Erreur'));
    expect(await read(2026)).toEqual({
      ...old,
      waiting: old.waiting + 1,
      voided: old.voided + 1,
      listed: [...old.listed, receiptId],
    });
    app.clock.set('2026-12-08T09:00:00Z');
  });
});

test('a receipt is mailed as the file that was issued; one without an address is not', async () => {
  const id = await issue(await aReceivedGift(app, { fundId }));
  server.received.length = 0;
  await app.within((tx) => app.get(MailReceipt).run(tx, actor(), id));
  await app.get(MailSender).sendWaiting();
  const [mail] = server.received;
  expect(mail!.to).toEqual(['compta@boulangerie.example']);
  expect(mail!.attachments).toMatchObject([{ type: 'application/pdf' }]);
  expect(mail!.attachments[0]!.name).toMatch(/^Reçu fiscal 2026-\d+\.pdf$/);
  expect(mail!.attachments[0]!.bytes).toEqual(Buffer.from((await original(id)).bytes));
  const silent = await issue(await aReceivedGift(app, { donorId: await aCompany(app, { email: undefined }), fundId }));
  await expect(app.within((tx) => app.get(MailReceipt).run(tx, actor(), silent))).rejects.toThrow('Aucune adresse');
});
