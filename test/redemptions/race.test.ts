import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder, type PassHolder } from '../support/builders.js';
import { aToken } from '../support/personas.js';
import { freePort, spawnServer, stopped } from '../support/server.js';

const SCANS = 200;
const LIMIT = 3;

let app: TestApp;
let owner: pg.Pool;
let servers: { url: string; process: ChildProcess }[];
let bakery: string;
let token: string;
let jeanne: PassHolder;
beforeAll(async () => {
  app = await startApp({ at: Temporal.Now.instant().toString() });
  owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 20 });
  bakery = await aPartner(app);
  token = await aToken(app, 'till', { partnerId: bakery });
  jeanne = await aPassHolder(app);
  servers = await Promise.all([aServer(), aServer()]);
  // Processes that have served a while: a cold one spends the burst compiling.
  const offerId = await anOffer(app, bakery);
  for (let round = 0; round < 5; round++) await scan(offerId, Array(20).fill(jeanne.passCode));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => stopped(server.process)));
  await owner.end();
  await app.close();
});

async function aServer(): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  return { url: `http://127.0.0.1:${port}`, process: await spawnServer(app.database, port, alfortville.origin) };
}

interface Answer {
  status: number;
  body: { id?: string; code?: string };
}

/** All at once, one by one to each process in turn. */
function scan(offerId: string, passCodes: string[]): Promise<Answer[]> {
  return Promise.all(passCodes.map((passCode, index) => tap(servers[index % servers.length]!.url, offerId, passCode)));
}

/** As a till does: a process too busy on this machine says so, and the same key is sent again (trust.md, Faults 7). */
async function tap(url: string, offerId: string, passCode: string): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  for (;;) {
    const body = JSON.stringify({ passCode, offerId });
    const answer = await fetch(`${url}/api/v1/redemptions`, { method: 'POST', headers, body });
    const read = (await answer.json()) as Answer['body'];
    if (read.code !== 'busy') return { status: answer.status, body: read };
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000));
  }
}

const tally = (answers: Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = [status, body.code].filter(Boolean).join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const idsOf = (answers: Answer[]) => answers.flatMap(({ body }) => body.id ?? []).sort();

async function ledger(offerId: string) {
  const { rows } = await owner.query(
    `select o.quota_used, array(select r.id::text from redemption r where r.offer_id = o.id order by 1) as ids,
       (select count(*)::int from refusal where offer_id = o.id) as refusals,
       (select coalesce(sum(used), 0)::int from offer_use where offer_id = o.id) as used
     from offer o where o.id = $1`,
    [offerId],
  );
  return rows[0];
}

describe(`${SCANS} scans at once, two processes`, () => {
  test(`of one pass, limit ${LIMIT}: exactly ${LIMIT} accepted, the rest refused, nothing fails`, async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: LIMIT, period: 'ever' } });
    const answers = await scan(offerId, Array(SCANS).fill(jeanne.passCode));
    expect(tally(answers)).toEqual({ '201': LIMIT, '409 limit_reached': SCANS - LIMIT });
    const { ids, refusals, used } = await ledger(offerId);
    expect([ids, refusals, used]).toEqual([idsOf(answers), SCANS - LIMIT, LIMIT]);
  });

  test(`of ten passes, quota ${LIMIT}: exactly ${LIMIT} accepted, and no refused pass has lost a use`, async () => {
    const holders = await Promise.all(Array.from({ length: 10 }, () => aPassHolder(app)));
    const offerId = await anOffer(app, bakery, { limit: { uses: 100, period: 'ever' }, quota: LIMIT });
    const answers = await scan(
      offerId,
      Array.from({ length: SCANS }, (_, index) => holders[index % 10]!.passCode),
    );
    expect(tally(answers)).toEqual({ '201': LIMIT, '409 quota_exhausted': SCANS - LIMIT });
    const { ids, refusals, used, quota_used: quotaUsed } = await ledger(offerId);
    expect([ids, refusals, used, quotaUsed]).toEqual([idsOf(answers), SCANS - LIMIT, LIMIT, LIMIT]);
  });
});

describe('what holds the limit', () => {
  test(`control: the same ${SCANS} at a counter read first and written after accept more than ${LIMIT}`, async () => {
    await owner.query('create table naive_use (used int not null); insert into naive_use values (0)');
    const connections = await Promise.all(Array.from({ length: 20 }, () => owner.connect()));
    for (const connection of connections) connection.release();
    const tap = async (): Promise<boolean> => {
      const client = await owner.connect();
      try {
        await client.query('begin');
        const { rows } = await client.query('select used from naive_use');
        const isAccepted = rows[0].used < LIMIT;
        await new Promise((resolve) => setTimeout(resolve, 5)); // As long as verifying a signature takes.
        if (isAccepted) await client.query('update naive_use set used = $1', [rows[0].used + 1]);
        await client.query('commit');
        return isAccepted;
      } finally {
        client.release();
      }
    };
    const accepted = (await Promise.all(Array.from({ length: SCANS }, tap))).filter(Boolean);
    expect(accepted.length).toBeGreaterThan(LIMIT);
  });

  test('behind the conditional update, the database itself refuses to go over, to the owner too', async () => {
    const offerId = await anOffer(app, bakery, { limit: { uses: LIMIT, period: 'ever' }, quota: LIMIT });
    await scan(offerId, [jeanne.passCode]);
    const refused = (sql: string) => expect(owner.query(sql, [offerId])).rejects;
    await refused('update offer_use set used = limit_uses + 1 where offer_id = $1').toThrow(/limit_holds/);
    await refused('update offer_use set used = -1 where offer_id = $1').toThrow(/limit_holds/);
    await refused('update offer set quota_used = quota + 1 where id = $1').toThrow(/quota_holds/);
    await refused('update offer set quota_used = -1 where id = $1').toThrow(/quota_used/);
  });
});
