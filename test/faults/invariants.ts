import { expect } from '@jest/globals';
import pg from 'pg';
import type { TestApp } from '../support/app.js';
import type { Crowd } from './crowd.js';

/** What was acknowledged before the fault is there after it, before anybody has retried anything. */
export async function expectNothingLost(app: TestApp, crowd: Crowd): Promise<void> {
  const recorded = new Set(await idsInLedger(app));
  expect(crowd.accepted().filter((id) => !recorded.has(id))).toEqual([]);
}

/** After every tap was retried: one answer a key, the ledger is what the tills were told, and the counters agree. */
export async function expectConverged(app: TestApp, ...crowds: Crowd[]): Promise<void> {
  const taps = crowds.flatMap((crowd) => crowd.taps);
  const told = crowds.flatMap((crowd) => crowd.accepted()).sort();
  const changed = taps.filter(({ answers }) => new Set(answers.map((one) => JSON.stringify(one))).size !== 1);
  expect(changed).toEqual([]);
  const statuses = new Set(taps.map(({ answers }) => answers[0]!.status));
  expect([...statuses].filter((status) => status !== 201 && status !== 409)).toEqual([]);
  const accepted = taps.filter(({ answers }) => answers[0]!.status === 201);
  expect(told).toHaveLength(accepted.length);
  expect(await idsInLedger(app)).toEqual(told);
  expect(await disagreements(app)).toEqual({ uses: [], quotas: [], journal: [] });
  expect(await app.within((tx) => tx.query('select * from audit_breaks()'))).toEqual([]);
}

async function idsInLedger(app: TestApp): Promise<string[]> {
  return (await asOwner(app, 'select id::text from redemption order by 1')).map(({ id }) => String(id));
}

async function disagreements(app: TestApp) {
  return {
    uses: await asOwner(
      app,
      `select offer_id, pass_id, period_start, r.accepted, u.used
       from (select offer_id, pass_id, period_start, count(*)::int as accepted from redemption
         where period_start is not null and voided_at is null group by 1, 2, 3) r
       full join offer_use u using (offer_id, pass_id, period_start) where r.accepted is distinct from u.used`,
    ),
    quotas: await asOwner(
      app,
      `select id, quota_used from offer o where quota_used <>
         (select count(*) from redemption where offer_id = o.id and counted_in_quota and voided_at is null)`,
    ),
    journal: await asOwner(
      app,
      `select id from redemption r where 1 <>
         (select count(*) from audit_entry where subject_id = r.id and action = 'redemption.accepted')`,
    ),
  };
}

async function asOwner(app: TestApp, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
