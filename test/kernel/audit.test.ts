import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Audit } from '../../src/kernel/audit/audit.js';
import { type TestApp, startApp } from '../support/app.js';
import { anotherCcas } from '../support/builders.js';

let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const note = (action: string, place = app) =>
  place.within((tx) =>
    app.get(Audit).write(tx, systemActor(place.ccasId), {
      action,
      subject: { kind: 'test', id: randomUUID() },
      details: { euros: '10 €', count: 3, none: null },
    }),
  );
const breaks = (): Promise<unknown[]> => app.within((tx) => tx.query('select * from audit_breaks()'));
const entries = async () =>
  (await owner.query('select count(*)::int as rows from audit_entry where ccas_id = $1', [app.ccasId])).rows[0].rows;

/** The owner breaks something on purpose, asks, and puts it back. */
async function breaksAfter(sql: string, parameters: unknown[] = []): Promise<unknown[]> {
  await owner.query('begin');
  await owner.query(`select set_config('app.ccas', $1, true)`, [app.ccasId]);
  try {
    const { rowCount } = await owner.query(sql, parameters);
    expect(rowCount).toBeGreaterThan(0);
    return (await owner.query('select * from audit_breaks()')).rows;
  } finally {
    await owner.query('rollback');
  }
}

describe('the journal', () => {
  test('50 writers at once: every entry is there, and every lane is whole', async () => {
    const before = await entries();
    await Promise.all(Array.from({ length: 50 }, (_, index) => note(`test.${index}`)));
    expect(await entries()).toBe(before + 50);
    expect(await breaks()).toEqual([]);
    const { rows } = await owner.query(
      `select lane, count(*)::int as rows, max(seq)::int as last from audit_entry where ccas_id = $1 group by lane`,
      [app.ccasId],
    );
    for (const lane of rows) expect(lane.rows).toBe(lane.last);
  });

  test('of a transaction that was rolled back holds nothing, and no gap', async () => {
    const before = await entries();
    const failing = app.within(async (tx) => {
      await app.get(Audit).write(tx, systemActor(app.ccasId), { action: 'test.undone', subject: { kind: 'test' } });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await note('test.after');
    expect([await entries(), await breaks()]).toEqual([before + 1, []]);
  });

  test('is one chain a CCAS: another’s entries are no part of it', async () => {
    const other = { ...app, ...(await anotherCcas(app)) };
    await Promise.all(Array.from({ length: 5 }, () => note('test.theirs', other)));
    expect(await breaks()).toEqual([]);
    expect(await other.within((tx) => tx.query('select * from audit_breaks()'))).toEqual([]);
  });

  test('cannot be written outside a CCAS', async () => {
    const web = new pg.Client(app.database.appUrl);
    await web.connect();
    const written = web.query(`select append_audit(now(), 'agent', null, 'x', 'x', null, '{}')`);
    await expect(written).rejects.toThrow(/outside a CCAS/);
    await web.end();
  });
});

describe('tampering by whoever owns the database shows', () => {
  let lane: number;
  let last: number;
  beforeEach(async () => {
    for (let time = 0; time < 3; time++) await note('test.kept');
    const { rows } = await owner.query(
      'select lane, seq from audit_head where ccas_id = $1 order by seq desc limit 1',
      [app.ccasId],
    );
    ({ lane, seq: last } = rows[0]);
  });
  const here = 'ccas_id = current_ccas() and lane = $1 and seq = $2';

  test.each([
    `action = 'test.changed'`,
    `details = details || '{"count": 4}'`,
    `at = at + interval '1 microsecond'`,
    `actor_kind = 'agent'`,
    `actor_id = gen_random_uuid()`,
    `subject_id = gen_random_uuid()`,
    `subject_kind = 'pass'`,
    `hash = sha256(hash)`,
  ])('an entry changed: %s', async (change) => {
    const found = await breaksAfter(`update audit_entry set ${change} where ${here}`, [lane, last - 1]);
    expect(found).toContainEqual({ lane, seq: expect.anything() });
  });

  test('an entry deleted from the middle', async () => {
    const found = await breaksAfter(`delete from audit_entry where ${here}`, [lane, last - 1]);
    expect(found).toEqual([{ lane, seq: last }]);
  });

  test('the last entry deleted', async () => {
    expect(await breaksAfter(`delete from audit_entry where ${here}`, [lane, last])).toEqual([{ lane, seq: last }]);
  });

  test('an entry added behind the last, though its hash is the right one', async () => {
    const added = `insert into audit_entry select ccas_id, lane, seq + 1, at, actor_kind, actor_id, action, subject_kind, subject_id, details,
      audit_hash(hash, at, actor_kind, actor_id, action, subject_kind, subject_id, details) from audit_entry where ${here}`;
    expect(await breaksAfter(added, [lane, last])).toEqual([{ lane, seq: last + 1 }]);
  });

  test('a lane whose head was deleted', async () => {
    const headless = 'delete from audit_head where ccas_id = current_ccas() and lane = $1';
    expect(await breaksAfter(headless, [lane])).toHaveLength(Number(last));
  });

  test('a beginning cut off, when nothing says where the lane starts now', async () => {
    const beheaded = 'delete from audit_entry where ccas_id = current_ccas() and lane = $1 and seq < $2';
    expect(await breaksAfter(beheaded, [lane, last])).toEqual([{ lane, seq: last }]);
  });
});
