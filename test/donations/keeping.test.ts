import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DonationLinks } from '../../src/donations/giving/donation-links.js';
import { EraseDonor } from '../../src/donations/giving/erase-donor.js';
import { IssueReceipt } from '../../src/donations/receipts/issue-receipt.js';
import { MailReceipt } from '../../src/donations/receipts/mail-receipt.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { ReceiptFiles } from '../../src/donations/receipts/receipt-files.js';
import { RemindDonors } from '../../src/donations/giving/remind-donors.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { aCompany, aFund, aPerson, aPledge, aReceivedGift, withSettings } from './giving.js';

let app: TestApp;
let fundId: string;
beforeAll(async () => {
  app = await startApp();
  await withSettings(app);
  fundId = await aFund(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-12-08T09:00:00Z'));

const actor = () => systemActor(app.ccasId);
const purge = () => app.get(Retention).run('donations.purge', app.ccasId);
const remind = () => app.within((tx) => app.get(RemindDonors).run(tx, actor()));
const mailsTo = (email: string) =>
  app.within((tx) => tx.query('select subject, text_body from mail where recipient = $1 order by id', [email]));

test('a receipt is kept six years to the day; then its words and file go, its number and amount stay', async () => {
  const donorId = await aPerson(app, { name: 'Canari-Zèbre', email: 'canari@exemple.example' });
  const id = await app.within(async (tx) => {
    const gift = await aReceivedGift(app, { donorId, fundId, contactName: 'Canari-Zèbre' });
    const receiptId = await app.get(IssueReceipt).run(tx, actor(), gift);
    await app.get(MailReceipt).run(tx, actor(), receiptId);
    return receiptId;
  });
  const erase = () => app.within((tx) => app.get(EraseDonor).run(tx, actor(), donorId));
  await expect(erase()).rejects.toMatchObject({
    code: 'donor_has_receipts',
    message: expect.stringContaining('8 décembre 2032'),
  });
  app.clock.set('2032-12-08T09:00:00Z');
  expect((await purge()).receipts).toBe(0);
  app.clock.set('2032-12-09T09:00:00Z');
  expect(await purge()).toMatchObject({ receipts: 1 });
  await expect(app.within((tx) => app.get(ReceiptFiles).original(tx, id))).rejects.toMatchObject({
    code: 'receipt_purged',
  });
  const [kept] = await app.within((tx) =>
    tx.query('select number, amount_cents, content, document_id from receipt where id = $1', [id]),
  );
  expect(kept).toMatchObject({ number: 1, amount_cents: 125000, content: null, document_id: null });
  const everything = await app.within((tx) =>
    tx.query(`select (select string_agg(d::text, '') from donor d) || (select string_agg(d::text, '') from donation d)
      || (select string_agg(m::text, '') from mail m) || (select coalesce(string_agg(r.content::text, ''), '') from receipt r) as text`),
  );
  expect(everything[0].text.toLowerCase()).not.toContain('canari');
});

test('a promise that was cancelled and brought nothing is forgotten after six months, with who made it', async () => {
  const donorId = await aPerson(app, { name: 'Passager' });
  const gift = await aPledge(app, { donorId, fundId });
  await app.within((tx) =>
    tx.query(
      `update donation set state = 'cancelled', cancelled_on = '2026-12-08', cancel_reason = 'x' where id = $1`,
      [gift],
    ),
  );
  app.clock.set('2027-06-07T09:00:00Z');
  await purge();
  const name = async () =>
    (await app.within((tx) => tx.query('select name from donor where id = $1', [donorId])))[0].name;
  expect(await name()).toBe('Passager');
  app.clock.set('2027-06-10T09:00:00Z');
  await purge();
  expect(await name()).toBeNull();
});

test('last year’s donors are reminded once; whoever said no by the link is not, even erased and back, for three years', async () => {
  const email = 'odette@exemple.example';
  const odette = await aPerson(app, { name: 'Vasseur', firstName: 'Odette', email });
  await aReceivedGift(app, { donorId: odette, fundId }, '2026-12-01');
  const shop = await aCompany(app, { email: 'boutique@exemple.example' });
  await aReceivedGift(app, { donorId: shop, fundId }, '2026-12-01');
  app.clock.set('2027-02-01T09:00:00Z');
  const link = app.get(DonationLinks).noReminder(app.ccasId, odette);
  const visitor = new Visitor(app);
  expect((await visitor.get(link)).status).toBe(200);
  expect((await visitor.get(link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'))).status).toBe(404);
  await visitor.get(link);
  expect((await visitor.post(link)).text).toContain('gardé trois ans');
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  expect(await mailsTo(email)).toEqual([]);
  const [mail] = await mailsTo('boutique@exemple.example');
  expect(mail.text_body).toContain(app.get(DonationLinks).noReminder(app.ccasId, shop));

  await app.within((tx) => app.get(EraseDonor).run(tx, actor(), odette));
  const back = await aPerson(app, { name: 'Vasseur', firstName: 'Odette', email });
  await aReceivedGift(app, { donorId: back, fundId }, '2027-02-01');
  app.clock.set('2028-02-01T09:00:00Z');
  await remind();
  expect(await mailsTo(email)).toEqual([]);
  app.clock.set('2030-02-02T09:00:00Z');
  expect(await purge()).toMatchObject({ optOuts: 2 });
});

test('lines of the bank that were no gift are gone after ninety days', async () => {
  await app.within((tx) =>
    tx.query(
      `insert into bank_line (id, booked_on, label, amount_cents, occurrence, imported_at) values (gen_random_uuid(), '2026-12-01', 'VIR MARTIN', 5, 1, '2026-12-08')`,
    ),
  );
  app.clock.set('2027-03-05T09:00:00Z');
  expect((await purge()).lines).toBe(0);
  app.clock.set('2027-03-10T09:00:00Z');
  expect((await purge()).lines).toBe(1);
});
