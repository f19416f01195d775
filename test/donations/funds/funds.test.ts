import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../../src/kernel/access/actor.js';
import { AccountingQuery } from '../../../src/donations/bank/accounting.query.js';
import { FundBalances } from '../../../src/donations/funds/fund-balances.js';
import { FundQuery, type FundView } from '../../../src/donations/funds/fund.query.js';
import { MoveBetweenFunds } from '../../../src/donations/funds/move-between-funds.js';
import { publicFunds } from '../../../src/donations/funds/public-fund.js';
import { CancelDonation } from '../../../src/donations/giving/cancel-donation.js';
import { RecordExpense } from '../../../src/donations/funds/record-expense.js';
import { startApp, type TestApp } from '../../support/app.js';
import { aPartner, aPassHolder, anOffer } from '../../support/builders.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { client } from '../../support/http.js';
import { aToken } from '../../support/personas.js';
import { aCompany, aFund, aPerson, aReceivedGift, withSettings } from '../giving.js';

let app: TestApp;
let nadia: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await anAgentsConsole(app);
  await withSettings(app);
});
afterAll(() => app.close());

const actor = () => systemActor(app.ccasId);
const spend = (fundId: string, amountCents: number, spentOn = '2026-12-08') =>
  app.within((tx) =>
    app.get(RecordExpense).run(tx, actor(), fundId, { spentOn, label: 'Bilans', reference: 'Mandat 1', amountCents }),
  );
const balanceAt = (fundId: string, day: string) =>
  app.within((tx) => app.get(FundBalances).at(tx, fundId, Temporal.PlainDate.from(day)));
const fundOf = (id: string): Promise<FundView> => app.within((tx) => app.get(FundQuery).get(tx, id));
const move = (fromFundId: string, toFundId: string, amountCents: number, more: object = {}) =>
  app.within((tx) =>
    app.get(MoveBetweenFunds).run(tx, actor(), {
      fromFundId,
      toFundId,
      amountCents,
      movedOn: '2026-12-08',
      number: '2026-60',
      decidedOn: '2026-12-07',
      ...more,
    }),
  );
async function aFilledFund(amountCents: number, receivedOn = '2026-12-01', name?: string): Promise<string> {
  const fundId = await aFund(app, name ? { name } : {});
  await aReceivedGift(app, { fundId, amountCents }, receivedOn);
  return fundId;
}

describe('a fund spends what it has received', () => {
  test('to the last cent, and not one more, with the rule and what is left', async () => {
    const fundId = await aFilledFund(1_000_00);
    await spend(fundId, 600_00);
    const refused = await spend(fundId, 400_01).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'over_the_balance',
      extra: { leftCents: 400_00 },
      nextStep: expect.any(String),
    });
    await spend(fundId, 400_00);
    expect(await fundOf(fundId)).toMatchObject({ receivedCents: 1_000_00, spentCents: 1_000_00, balanceCents: 0 });
  });

  test('twenty expenses at once: as many as the balance bears, though each alone would fit', async () => {
    const fundId = await aFilledFund(1_000_00);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => spend(fundId, 300_00)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await fundOf(fundId)).balanceCents).toBe(100_00);
  });

  test('without the lock two would have counted the same euro; the constraint is the wall behind it', async () => {
    const fundId = await aFilledFund(100_00);
    const owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 2 });
    const spendUnguarded = async () => {
      const link = await owner.connect();
      await link.query(`begin; select set_config('app.ccas', '${app.ccasId}', true)`);
      const { rows } = await link.query('select received_cents - spent_cents as left from fund where id = $1', [
        fundId,
      ]);
      return { link, left: Number(rows[0].left) };
    };
    const [one, two] = [await spendUnguarded(), await spendUnguarded()];
    expect([one.left, two.left]).toEqual([100_00, 100_00]);
    await one.link.query('update fund set spent_cents = spent_cents + 10000 where id = $1', [fundId]);
    await one.link.query('commit');
    const late = two.link.query('update fund set spent_cents = spent_cents + 10000 where id = $1', [fundId]);
    await expect(late).rejects.toThrow('fund_balance_holds');
    await two.link.query('rollback');
    for (const { link } of [one, two]) link.release();
    await owner.end();
  });

  test('no expense before the money came, nor one that later days already needed', async () => {
    const fundId = await aFilledFund(500_00, '2026-12-05');
    await expect(spend(fundId, 1, '2026-12-04')).rejects.toMatchObject({ code: 'over_the_balance' });
    await spend(fundId, 400_00, '2026-12-07');
    await expect(spend(fundId, 200_00, '2026-12-06')).rejects.toMatchObject({ extra: { leftCents: 100_00 } });
    await expect(spend(fundId, 1, '2026-12-09')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('its balance is known on any day', async () => {
    const fundId = await aFilledFund(500_00, '2026-12-02');
    await spend(fundId, 120_50, '2026-12-04');
    const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
    expect(await Promise.all(days.map((day) => balanceAt(fundId, day)))).toEqual([0, 500_00, 500_00, 379_50]);
    expect((await nadia.open(`/ccas/dons/actions/${fundId}?au=2026-12-03`)).words).toMatch(
      /500,00 € le 3 décembre 2026/,
    );
  });

  test('a gift whose money is spent cannot be given back', async () => {
    const fundId = await aFund(app);
    const gift = await aReceivedGift(app, { fundId, amountCents: 300_00 });
    await spend(fundId, 200_00);
    const cancel = () => app.within((tx) => app.get(CancelDonation).run(tx, actor(), gift, 'Rendu'));
    await expect(cancel()).rejects.toMatchObject({ code: 'already_spent' });
    await aReceivedGift(app, { fundId, amountCents: 200_00 });
    await cancel();
    expect((await fundOf(fundId)).balanceCents).toBe(0);
  });

  test('to the cent, whatever came and went: balance = received + in − out − spent', async () => {
    const donorId = await aCompany(app);
    const cents = fc.integer({ min: 1, max: 5_000_00 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cents, { minLength: 1, maxLength: 3 }),
        fc.array(cents, { maxLength: 4 }),
        async (gifts, expenses) => {
          const fundId = await aFund(app);
          for (const amountCents of gifts) await aReceivedGift(app, { donorId, fundId, amountCents });
          let left = gifts.reduce((sum, each) => sum + each, 0);
          for (const amount of expenses) {
            const done = await spend(fundId, amount).then(
              () => true,
              () => false,
            );
            expect(done).toBe(amount <= left);
            if (done) left -= amount;
          }
          expect((await fundOf(fundId)).balanceCents).toBe(left);
          expect(await balanceAt(fundId, '2026-12-08')).toBe(left);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('money moves between funds', () => {
  test('only with a deliberation, and within the balance', async () => {
    const [from, to] = [await aFilledFund(300_00), await aFund(app)];
    await expect(move(from, to, 300_01)).rejects.toMatchObject({ code: 'over_the_balance' });
    await expect(move(from, from, 1)).rejects.toMatchObject({ code: 'invalid_input' });
    await move(from, to, 200_00);
    expect([(await fundOf(from)).balanceCents, (await fundOf(to)).balanceCents]).toEqual([100_00, 200_00]);
    const api = client(app, await aToken(app, 'agent'));
    const without = { fromFundId: from, toFundId: to, amountCents: 1, movedOn: '2026-12-08' };
    expect(
      (await api.post('/api/v1/funds/transfers', without)).body.errors.map(({ field }: { field: string }) => field),
    ).toEqual(expect.arrayContaining(['number', 'decidedOn']));
  });

  test('back and forth at once, nobody waits for ever and no euro is made', async () => {
    const [one, two] = [await aFilledFund(100_00), await aFilledFund(100_00)];
    await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? move(one, two, 30_00) : move(two, one, 30_00))),
    );
    expect((await fundOf(one)).balanceCents + (await fundOf(two)).balanceCents).toBe(200_00);
  });
});

describe('the accounting export', () => {
  test('debits equal credits, in the accounts the CCAS has set, gifts in their fund’s own', async () => {
    const fundId = await aFund(app, { name: 'À part', account: '75621' });
    await aReceivedGift(app, { fundId, amountCents: 77_77 });
    await spend(fundId, 33_33);
    const { status, body } = await nadia.open('/ccas/dons/ecritures.csv?annee=2026');
    expect(status).toBe(200);
    const [header, ...rows]: string[][] = parse(body, { bom: true, delimiter: ';' });
    expect(header).toEqual(['Date', 'Compte', 'Libellé', 'Débit', 'Crédit', 'Référence']);
    const sum = (column: number) =>
      rows.reduce((total, row) => total + Math.round(Number((row[column] || '0').replace(',', '.')) * 100), 0);
    expect(sum(3)).toBe(sum(4));
    expect(rows).toContainEqual(['08/12/2026', '75621', 'Don, À part', '', '77,77', expect.stringMatching(/^RF/)]);
    expect(rows).toContainEqual(['08/12/2026', '6568', 'Bilans, À part', '33,33', '', 'Mandat 1']);
  });

  test('is refused while an account is missing, by its name', async () => {
    await withSettings(app, { accountExpenses: undefined });
    const { status, words } = await nadia.open('/ccas/dons/ecritures.csv?annee=2026');
    expect([status, words]).toEqual([409, expect.stringContaining('le compte des dépenses')]);
    await withSettings(app);
    await expect(app.within((tx) => app.get(AccountingQuery).entries(tx, 2026))).resolves.toBeDefined();
  });
});

describe('what the public sees of a fund', () => {
  const fund = (facts: Partial<FundView>): FundView =>
    ({
      name: 'x',
      receivedCents: 500_00,
      movedInCents: 0,
      movedOutCents: 0,
      budgetCents: 1_000_00,
      inKindCents: 0,
      spentCents: 0,
      donors: 0,
      people: 0,
      offer: null,
      usedBy: null,
      ...facts,
    }) as FundView;

  test('a single person’s gift is not told by the sum, nor by the number of donors', () => {
    const { funds } = publicFunds([fund({ donors: 1, people: 1 }), fund({ donors: 8, people: 8 })]);
    expect(funds[0]).toMatchObject({ receivedCents: null, neededCents: null, donors: null });
    expect(funds[1]).toMatchObject({ receivedCents: 500_00, neededCents: 500_00, donors: null });
  });

  test('companies are no persons: their sums are shown', () => {
    expect(publicFunds([fund({ donors: 2 })]).funds[0]).toMatchObject({ receivedCents: 500_00 });
  });

  test('people served are counted from five on; the page of the console too', async () => {
    const shop = await aPartner(app);
    const offerId = await anOffer(app, shop);
    const fundId = await aFund(app, { offerId, name: 'Un an de bilans' });
    const till = client(app, await aToken(app, 'till', { partnerId: shop }));
    const use = async () => {
      const { passCode } = await aPassHolder(app);
      const used = await till.post(
        '/api/v1/redemptions',
        { passCode, offerId },
        { 'idempotency-key': crypto.randomUUID() },
      );
      expect(used.status).toBe(201);
    };
    for (let person = 0; person < 4; person++) await use();
    expect((await nadia.open(`/ccas/dons/actions/${fundId}`)).words).toContain('moins de cinq personnes');
    await use();
    expect((await nadia.open(`/ccas/dons/actions/${fundId}`)).words).toMatch(/5 personnes\s+depuis/);
    expect((await nadia.open('/dons/bilan')).words).toContain('5 personnes en ont profité');
    const api = client(app, await aToken(app, 'agent'));
    await aReceivedGift(app, { fundId, donorId: await aPerson(app) });
    const report = (await api.get('/api/v1/reports/donations?year=2026')).body;
    expect(report.funds.find(({ id }: { id: string }) => id === fundId)).toMatchObject({
      usedBy: 5,
      receivedCents: null,
    });
  });
});
