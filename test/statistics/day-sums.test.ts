import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, systemActor } from '../../src/kernel/access/actor.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { RecordLateScan } from '../../src/redemptions/record-late-scan.js';
import { RedeemOffer } from '../../src/redemptions/redeem-offer.js';
import { VoidRedemption } from '../../src/redemptions/void-redemption.js';
import { SummariseDays } from '../../src/statistics/summarise-days.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, anOffer, aPartner, aPassHolder } from '../support/builders.js';

let app: TestApp;
let till: Actor;
let agent: Actor;
let passCodes: string[];
let offers: string[];
beforeAll(async () => {
  app = await startApp({ at: '2026-03-27T10:00:00Z' });
  const partnerId = await aPartner(app);
  till = { kind: 'till', id: randomUUID(), ccasId: app.ccasId, partnerId };
  agent = { ...systemActor(app.ccasId), kind: 'agent', id: randomUUID() };
  offers = [
    await anOffer(app, partnerId),
    await anOffer(app, partnerId, { title: 'Café', benefit: { kind: 'free_item', value: 180 } }),
  ];
  passCodes = [(await aPassHolder(app)).passCode, (await aPassHolder(app, { firstName: 'Paul' })).passCode];
});
afterAll(() => app.close());

const all = ['2000-01-01', '2100-01-01'];

/** What the reports read, and what the ledger says. */
async function both() {
  return app.within(async (tx) => ({
    months: await tx.query(
      'select month::text, offer_id, uses::int, saved_cents::int from uses_by_month($1, $2) order by 1, 2',
      ['2026-02-10', '2026-12-31'],
    ),
    monthsOfLedger: await tx.query(
      `select to_char(redeemed_at at time zone 'Europe/Paris', 'YYYY-MM-01') as month, offer_id, count(*)::int as uses, sum(saved_cents)::int as saved_cents
       from redemption where voided_at is null group by 1, 2 order by 1, 2`,
    ),
    sums: await tx.query(
      'select day::text, offer_id, uses::int, saved_cents::int from uses_by_day($1, $2) order by 1, 2',
      all,
    ),
    ledger: await tx.query(
      `select to_char(redeemed_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as day, offer_id, count(*)::int as uses, sum(saved_cents)::int as saved_cents
       from redemption where voided_at is null group by 1, 2 order by 1, 2`,
    ),
  }));
}

const redeem = (pass: number, offer: number) =>
  app.within((tx) =>
    app.get(RedeemOffer).run(tx, till, randomUUID(), {
      shown: { passCode: passCodes[pass]! },
      offerId: offers[offer]!,
      amountCents: 1000 + pass,
    }),
  );
const late = (pass: number, offer: number, hours: number) =>
  app.within((tx) =>
    app.get(RecordLateScan).run(tx, till, {
      key: randomUUID(),
      passCode: passCodes[pass]!,
      offerId: offers[offer]!,
      scannedAt: app.clock.now().subtract({ hours }),
      clockOffsetMs: 0,
      amountCents: 700,
    }),
  );
async function takeBack(place: number): Promise<void> {
  const rows: { id: string }[] = await app.within((tx) =>
    tx.query('select id from redemption where voided_at is null order by id'),
  );
  const { id } = rows[place % (rows.length || 1)] ?? {};
  if (id) await app.within((tx) => app.get(VoidRedemption).run(tx, agent, id, 'Erreur'));
}
const sum = () => app.get(SummariseDays).run(app.ccasId);

type Step =
  | { kind: 'redeem'; pass: number; offer: number }
  | { kind: 'late'; pass: number; offer: number; hours: number }
  | { kind: 'void'; place: number }
  | { kind: 'wait'; hours: number }
  | { kind: 'sum' };
const two = fc.integer({ min: 0, max: 1 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('redeem' as const), pass: two, offer: two }),
  fc.record({ kind: fc.constant('late' as const), pass: two, offer: two, hours: fc.integer({ min: 0, max: 70 }) }),
  fc.record({ kind: fc.constant('void' as const), place: fc.nat(50) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.constant({ kind: 'sum' as const }),
);

function play(step: Step): Promise<unknown> {
  switch (step.kind) {
    case 'redeem':
      return redeem(step.pass, step.offer);
    case 'late':
      return late(step.pass, step.offer, step.hours);
    case 'void':
      return takeBack(step.place);
    case 'wait':
      return Promise.resolve(app.clock.advance({ hours: step.hours }));
    case 'sum':
      return sum();
  }
}

describe('the daily sums', () => {
  test('say what the ledger says, whatever happened in whatever order, over summer time too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 3, maxLength: 14 }), async (steps) => {
        for (const step of steps) {
          await play(step);
          const { sums, ledger, months, monthsOfLedger } = await both();
          expect([sums, months]).toEqual([ledger, monthsOfLedger]);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    app.clock.advance({ hours: 48 });
    await sum();
    const [{ days, notes }] = await app.within((tx) =>
      tx.query(
        'select (select count(*)::int from redemption_day) as days, (select count(*)::int from redemption_day_change) as notes',
      ),
    );
    // Everything is summed by now, and nothing was only read from the ledger all along.
    expect([days > 5, notes]).toEqual([true, 0]);
    const { sums, ledger } = await both();
    expect(sums).toEqual(ledger);
  }, 60_000);

  test('without the note of a late change they would be wrong', async () => {
    await app.within((tx) => redeemOn(tx));
    app.clock.advance({ hours: 48 });
    await sum();
    await takeBack(0);
    const { sums, ledger } = await both();
    expect(sums).toEqual(ledger);
    await expect(
      app.within(async (tx) => {
        await tx.query('delete from redemption_day_change');
        const told = await tx.query('select coalesce(sum(uses), 0)::int as uses from uses_by_day($1, $2)', all);
        const [{ uses }] = await tx.query('select count(*)::int as uses from redemption where voided_at is null');
        expect(told[0].uses).toBe(uses + 1);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    function redeemOn(tx: Parameters<Parameters<typeof app.within>[0]>[0]) {
      return app
        .get(RedeemOffer)
        .run(tx, till, randomUUID(), { shown: { passCode: passCodes[0]! }, offerId: offers[1]! });
    }
  });

  test('a change that commits while they are being written is not lost', async () => {
    await redeem(0, 0);
    app.clock.advance({ hours: 48 });
    await sum();
    const db = app.get(Database);
    let commit!: () => void;
    const gate = new Promise<void>((resolve) => (commit = resolve));
    let written!: () => void;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = db.transaction(systemScope(app.ccasId, 'test'), async (tx) => {
      await app.get(RecordLateScan).run(tx, till, {
        key: randomUUID(),
        passCode: passCodes[0]!,
        offerId: offers[0]!,
        scannedAt: app.clock.now().subtract({ hours: 50 }),
        clockOffsetMs: 0,
        amountCents: 900,
      });
      written();
      await gate;
    });
    await isWritten;
    await sum();
    commit();
    await slow;
    for (const isSummedAgain of [false, true]) {
      if (isSummedAgain) await sum();
      const { sums, ledger } = await both();
      expect(sums).toEqual(ledger);
    }
  });

  test('of a month are kept once it is over, and written again when one of its days changes', async () => {
    const kept = () =>
      app.within(async (tx) => ({
        through: (await tx.query('select max(month)::text as through from redemption_month_done'))[0].through,
        uses: (await tx.query('select coalesce(sum(uses), 0)::int as uses from redemption_month'))[0].uses,
      }));
    const monthOf = (months: number) => app.clock.today().toPlainYearMonth().add({ months }).toPlainDate({ day: 1 });
    await redeem(0, 0);
    const [this_, next] = [monthOf(0).toString(), monthOf(1).toString()];
    app.clock.set(monthOf(1).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '01:00' }).toInstant().toString());
    await redeem(0, 1);
    await sum();
    expect((await kept()).through ?? '').not.toBe(this_);
    app.clock.advance({ hours: 6 });
    await sum();
    const first = await kept();
    expect(first.through).toBe(this_);
    await late(1, 0, 30);
    const read = await both();
    expect(read.months).toEqual(read.monthsOfLedger);
    await sum();
    const second = await kept();
    expect(second).toEqual({ through: this_, uses: first.uses + 1 });
    const again = await both();
    expect(again.months).toEqual(again.monthsOfLedger);
    // As the version before would, which knows days alone: the month is read from its days from then on.
    await expect(
      app.within(async (tx) => {
        await tx.query('delete from redemption_day where day between $1::date and $1::date + 30', [this_]);
        const kept = await tx.query('select 1 from redemption_month_done where month = $1', [this_]);
        throw new Error(`still ${kept.length}`);
      }),
    ).rejects.toThrow('still 0');
    expect(again.months.map(({ month }: { month: string }) => month)).toContain(next);
  });

  test('of another CCAS are its own', async () => {
    const place = await anotherCcas(app);
    expect(await place.within((tx) => tx.query('select 1 from uses_by_day($1, $2)', all))).toEqual([]);
    expect(await app.get(SummariseDays).run(place.ccasId)).toEqual({ days: 0 });
  });
});

describe('a use judged just before midnight', () => {
  test('and committed after the day would be summed is in the sums', async () => {
    await app.get(SummariseDays).run(app.ccasId);
    app.clock.set(
      app.clock.now().toZonedDateTimeISO('Europe/Paris').with({ hour: 23, minute: 59 }).toInstant().toString(),
    );
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const use = app.within(async (tx) => {
      await app.get(RedeemOffer).run(tx, till, randomUUID(), {
        shown: { passCode: passCodes[0]! },
        offerId: offers[0]!,
        amountCents: 1000,
      });
      written();
      await held;
    });
    await isWritten;
    app.clock.advance({ minutes: 31 });
    await app.get(SummariseDays).run(app.ccasId);
    commit();
    await use;
    app.clock.advance({ hours: 4 });
    await app.get(SummariseDays).run(app.ccasId);
    const { sums, ledger } = await both();
    expect(sums).toEqual(ledger);
  });
});
