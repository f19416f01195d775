import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas } from '../support/builders.js';
import { type Client, client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';
import {
  aCompany,
  aDeliberatedGift,
  aFund,
  anAcceptedGift,
  aPerson,
  aPledge,
  aReceivedGift,
  aSiren,
  withSettings,
} from './giving.js';

let app: TestApp;
let nadia: Client;
let fundId: string;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  await withSettings(app);
  fundId = await aFund(app);
});
afterAll(() => app.close());

const on = (id: string, verb: string, body: object = {}) => nadia.post(`/api/v1/donations/${id}/${verb}`, body);
const today = '2026-12-08';

describe('a company’s gift, over the API', () => {
  test('goes from pledge to receipt, one step after the other', async () => {
    const company = {
      kind: 'company',
      name: 'Optique du Port',
      legalForm: 'SARL',
      siren: aSiren(),
      street: '1 quai',
      postcode: '94140',
      commune: 'Alfortville',
    };
    const donor = (await nadia.post('/api/v1/donors', company)).body;
    const pledged = await nadia.post('/api/v1/donations', {
      donorId: donor.id,
      fundId,
      kind: 'money',
      amountCents: 80_000,
    });
    expect([pledged.status, pledged.body.state]).toEqual([201, 'pledged']);
    expect(pledged.body.reference).toMatch(/^RF\d\dDON[0-9A-Z]{8}$/);
    const { id } = pledged.body;
    expect((await on(id, 'acceptance')).body).toMatchObject({ state: 'accepted_provisionally', acceptedOn: today });
    expect((await on(id, 'deliberation', { number: '2026-40', decidedOn: today })).body.state).toBe('deliberated');
    expect((await on(id, 'reception', { receivedOn: today, way: 'transfer' })).body).toMatchObject({
      state: 'received',
      receivedCents: 80_000,
      waitsForReceipt: true,
    });
    const receipt = await on(id, 'receipt');
    expect([receipt.status, receipt.body]).toMatchObject([
      201,
      { number: '2026-1', amountCents: 80_000, isIntact: true },
    ]);
    expect((await nadia.get(`/api/v1/donations/${id}`)).body).toMatchObject({
      state: 'receipted',
      waitsForReceipt: false,
    });
    const pdf = await nadia.get(`/api/v1/receipts/${receipt.body.id}.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await nadia.get('/api/v1/donations/declaration?year=2026')).body).toMatchObject({
      receipts: 1,
      totalCents: 80_000,
      deadline: '2027-05-04',
    });
  });

  test('in parts: what is received is receipted, and the rest when it comes', async () => {
    const id = await aDeliberatedGift(app, { fundId, amountCents: 1_000_00 });
    expect(
      (await on(id, 'reception', { receivedOn: '2026-11-30', amountCents: 300_00, way: 'cheque' })).body.state,
    ).toBe('deliberated');
    expect((await on(id, 'receipt')).body.amountCents).toBe(300_00);
    expect((await on(id, 'receipt')).body.code).toBe('donation_not_received');
    expect((await on(id, 'reception', { receivedOn: today, way: 'transfer' })).body.state).toBe('received');
    expect((await on(id, 'receipt')).body.amountCents).toBe(700_00);
    expect((await on(id, 'reception', { receivedOn: today, way: 'transfer' })).body.code).toBe(
      'reception_already_whole',
    );
  });

  test('less than promised, and nothing more will come', async () => {
    const id = await aDeliberatedGift(app, { fundId });
    const answer = await on(id, 'reception', { receivedOn: today, amountCents: 5, way: 'cash', isLast: true });
    expect(answer.body).toMatchObject({ state: 'received', receivedCents: 5 });
  });

  test('over two years: a receipt for what came in each', async () => {
    const id = await aDeliberatedGift(app, { fundId, amountCents: 500_00 });
    await on(id, 'reception', { receivedOn: '2025-12-31', amountCents: 200_00, way: 'transfer' });
    await on(id, 'reception', { receivedOn: '2026-01-02', way: 'transfer' });
    expect((await on(id, 'receipt')).body.amountCents).toBe(200_00);
    expect((await nadia.get(`/api/v1/donations/${id}`)).body.state).toBe('received');
    expect((await on(id, 'receipt')).body.amountCents).toBe(300_00);
    expect((await nadia.get(`/api/v1/donations/${id}`)).body.state).toBe('receipted');
  });

  test('money that came before the board’s decision is received once it has decided', async () => {
    const id = await anAcceptedGift(app, { fundId });
    expect((await on(id, 'reception', { receivedOn: today, way: 'transfer' })).body.state).toBe(
      'accepted_provisionally',
    );
    expect((await on(id, 'receipt')).body.code).toBe('donation_not_deliberated');
    expect((await on(id, 'deliberation', { number: '2026-41', decidedOn: today })).body.state).toBe('received');
  });
});

describe('goods and skills', () => {
  test('goods are worth their quantities, to the cent', async () => {
    const goods = [
      { label: 'Fauteuil roulant pliant', quantity: 3, unitCents: 199_99 },
      { label: 'Loupe éclairante', quantity: 10, unitCents: 12_05 },
    ];
    const own = await aFund(app);
    const id = await aReceivedGift(app, { fundId: own, kind: 'goods', goods, valuation: 'cost' });
    expect((await nadia.get(`/api/v1/donations/${id}`)).body).toMatchObject({
      amountCents: 720_47,
      receivedCents: 720_47,
    });
    expect((await nadia.get(`/api/v1/funds/${own}`)).body).toMatchObject({ receivedCents: 0, inKindCents: 720_47 });
  });

  test('whatever the quantities and values, the sums of the gift, its reception and its receipt are the same to the cent', async () => {
    const donorId = await aCompany(app);
    const line = fc.record({
      label: fc.constant('Bien'),
      quantity: fc.integer({ min: 1, max: 500 }),
      unitCents: fc.integer({ min: 1, max: 99_999 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (goods) => {
        const before = (await nadia.get('/api/v1/donations/declaration?year=2026')).body.totalCents;
        const id = await aReceivedGift(app, { donorId, fundId, kind: 'goods', goods, valuation: 'cost' });
        const sum = goods.reduce((total, { quantity, unitCents }) => total + quantity * unitCents, 0);
        expect((await on(id, 'receipt')).body.amountCents).toBe(sum);
        expect((await nadia.get(`/api/v1/donations/${id}`)).body).toMatchObject({
          amountCents: sum,
          receivedCents: sum,
        });
        const { body } = await nadia.get('/api/v1/donations/declaration?year=2026');
        expect(body.totalCents - before).toBe(sum);
      }),
      { numRuns: 8 },
    );
  });

  test('work counts up to three PMSS an employee and month', async () => {
    const skills = [
      { role: 'Ergothérapeute 1', month: '2026-10', minutes: 9_000, costCents: 13_000_00 },
      { role: 'Ergothérapeute 1', month: '2026-11', minutes: 600, costCents: 400_00 },
    ];
    const id = await aPledge(app, { fundId, kind: 'skills', skills });
    expect((await nadia.get(`/api/v1/donations/${id}`)).body).toMatchObject({
      amountCents: 12_415_00,
      skills: [{ costCents: 13_000_00, countedCents: 12_015_00 }, { countedCents: 400_00 }],
    });
    const twice = await on(id, 'detail', { skills: [skills[0], skills[0]] });
    expect(twice.body.errors).toMatchObject([{ field: 'skills', code: 'repeated' }]);
  });

  test('are described in full before a receipt, and do not change once they have arrived', async () => {
    const id = await aReceivedGift(app, { fundId, kind: 'goods', amountCents: 900_00, description: 'Du matériel' });
    expect((await on(id, 'receipt')).body.code).toBe('donation_not_described');
    expect((await on(id, 'detail', { goods: [{ label: 'x', quantity: 1, unitCents: 1 }] })).body.code).toBe(
      'donation_closed',
    );
  });

  test('a person’s time is no gift in the eyes of the tax', async () => {
    const donorId = await aPerson(app);
    const { status, body } = await nadia.post('/api/v1/donations', {
      donorId,
      fundId,
      kind: 'skills',
      amountCents: 100,
    });
    expect([status, body.errors]).toMatchObject([400, [{ field: 'kind', code: 'not_for_a_person' }]]);
  });
});

describe('what is refused, with its rule', () => {
  test.each([
    ['nine digits that do not hold', '732829321'],
    ['eight digits', '73282932'],
    ['letters', 'abc'],
  ])('a SIREN of %s', async (_, siren) => {
    const { status, body } = await nadia.post('/api/v1/donors', { kind: 'company', name: 'X', legalForm: 'SA', siren });
    expect([status, body.errors]).toMatchObject([400, [{ field: 'siren', code: 'invalid_siren' }]]);
  });

  test('La Poste’s own SIREN is one', async () => {
    const { status } = await nadia.post('/api/v1/donors', {
      kind: 'company',
      name: 'La Poste',
      legalForm: 'SA',
      siren: '356 000 000',
    });
    expect(status).toBe(201);
  });

  test('the same company twice, even at once', async () => {
    const company = { kind: 'company', name: 'Deux', legalForm: 'SA', siren: aSiren() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => nadia.post('/api/v1/donors', company)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });

  test.each([[0], [-5], [1.5], ['100'], [100_000_000_001], [null]])('an amount of %p', async (amountCents) => {
    const donorId = await aCompany(app);
    const { status, body } = await nadia.post('/api/v1/donations', { donorId, fundId, kind: 'money', amountCents });
    expect([status, body.errors[0].field]).toEqual([400, 'amountCents']);
  });

  test('a receipt before reception, or without deliberation', async () => {
    const pledged = await aPledge(app, { fundId });
    expect((await on(pledged, 'receipt')).body).toMatchObject({
      status: 409,
      code: 'donation_not_deliberated',
      nextStep: expect.any(String),
    });
    const deliberated = await aDeliberatedGift(app, { fundId });
    expect((await on(deliberated, 'receipt')).body).toMatchObject({ status: 409, code: 'donation_not_received' });
  });

  test('the database itself refuses a state that skips the deliberation or the reception', async () => {
    const id = await anAcceptedGift(app, { fundId });
    const skip = (state: string) =>
      app.within((tx) => tx.query('update donation set state = $2, received_cents = 1 where id = $1', [id, state]));
    await expect(skip('receipted')).rejects.toThrow('no_receipt_without_deliberation');
    const decided = await aDeliberatedGift(app, { fundId });
    await expect(
      app.within((tx) => tx.query(`update donation set state = 'receipted' where id = $1`, [decided])),
    ).rejects.toThrow('no_receipt_before_reception');
  });

  test('a reception of a promise, one in the future, or one without saying how it was paid', async () => {
    const pledged = await aPledge(app, { fundId });
    expect((await on(pledged, 'reception', { receivedOn: today, way: 'cash' })).body.code).toBe(
      'donation_not_accepted',
    );
    const accepted = await anAcceptedGift(app, { fundId });
    expect((await on(accepted, 'reception', { receivedOn: '2026-12-09', way: 'cash' })).body.errors[0].code).toBe(
      'in_the_future',
    );
    expect((await on(accepted, 'reception', { receivedOn: today })).body.errors[0].field).toBe('way');
  });

  test('a deliberation number on two days, or older than the promise', async () => {
    const [one, two] = [await anAcceptedGift(app, { fundId }), await anAcceptedGift(app, { fundId })];
    await on(one, 'deliberation', { number: '2026-50', decidedOn: today });
    expect((await on(two, 'deliberation', { number: '2026-50', decidedOn: '2026-12-07' })).body.code).toBe(
      'deliberation_differs',
    );
    expect((await on(two, 'deliberation', { number: '2026-51', decidedOn: '2026-12-01' })).body.errors[0].code).toBe(
      'too_early',
    );
  });

  test('a gift to a fund that no longer collects', async () => {
    const closed = await aFund(app);
    await nadia.patch(`/api/v1/funds/${closed}`, { isOpen: false });
    const { body } = await nadia.post('/api/v1/donations', {
      donorId: await aCompany(app),
      fundId: closed,
      kind: 'money',
      amountCents: 1,
    });
    expect(body.code).toBe('fund_closed');
  });

  test('cancelling what has a receipt; a receipt voided first makes it possible', async () => {
    const id = await aReceivedGift(app, { fundId });
    const receipt = (await on(id, 'receipt')).body;
    expect((await on(id, 'cancellation', { reason: 'Erreur' })).body.code).toBe('donation_not_cancellable');
    await nadia.post(`/api/v1/receipts/${receipt.id}/void`, { reason: 'Erreur de donateur' });
    expect((await on(id, 'cancellation', { reason: 'Rendu' })).body).toMatchObject({
      state: 'cancelled',
      receptions: [{ reversedOn: today, receiptId: null }],
    });
  });
});

test('another CCAS sees none of it', async () => {
  const id = await aPledge(app, { fundId });
  const other = await anotherCcas(app);
  const stranger = client(app, await aToken(app, 'agent', { ccasId: other.ccasId }), other.host);
  for (const path of [`donations/${id}`, `funds/${fundId}`])
    expect((await stranger.get(`/api/v1/${path}`)).status).toBe(404);
  expect((await stranger.get('/api/v1/donors')).body.items).toEqual([]);
});
