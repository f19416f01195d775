import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { connect } from '../../../src/kernel/database/connect.js';
import type { Transaction } from '../../../src/kernel/database/transaction.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ poolSize: 1 });
});
afterAll(() => app.close());

const renamed = `update ccas set phone = '+33143750001' returning name, minimum_age`;
const nobody = `update ccas set phone = null where name = 'Nulle part' returning name`;

describe('The rows of a statement', () => {
  test('of an update that returns some are rows as any others', async () => {
    expect(await app.within((tx) => tx.rows(renamed))).toEqual([{ name: 'CCAS d’Alfortville', minimumAge: 62 }]);
    expect(await app.within((tx) => tx.rows(nobody))).toEqual([]);
  });

  test('name their columns in camelCase, and leave what is inside JSON as it is', async () => {
    const sql = `select 1 as first_day_of_2026, null as line_2, 2 as "alreadySo", '{"first_name": [{"at_home": 1}]}'::jsonb as some_details`;
    expect(await app.within((tx) => tx.rows(sql))).toEqual([
      { firstDayOf2026: 1, line2: null, alreadySo: 2, someDetails: { first_name: [{ at_home: 1 }] } },
    ]);
  });

  test('have numbers for int8 and text for days', async () => {
    const sql = `select count(*) as count, 9007199254740991 as largest, -9007199254740991 as smallest, null::int8 as none,
      date '2026-12-08' as day, '{"n": 9007199254740993}'::jsonb->>'n' as text from ccas`;
    expect(await app.within((tx) => tx.rows(sql))).toEqual([
      {
        count: 1,
        largest: 9007199254740991,
        smallest: -9007199254740991,
        none: null,
        day: '2026-12-08',
        text: '9007199254740993',
      },
    ]);
  });

  test('are refused where a number would be another one, and the transaction goes on', async () => {
    await app.within(async (tx) => {
      await expect(tx.rows('select 9007199254740993 as n')).rejects.toThrow('9007199254740993');
      await expect(tx.rows('select -9007199254740992 as n')).rejects.toThrow('-9007199254740992');
      expect(await tx.rows('select 1 as n')).toEqual([{ n: 1 }]);
    });
  });

  test('of a pool that watches nobody are the same', async () => {
    const pool: DataSource = connect(app.database.ownerUrl);
    await pool.initialize();
    try {
      const rows = await pool.transaction((tx) => (tx as Transaction).rows(`${renamed}, 5::int8 as seen_by`));
      expect(rows).toEqual([{ name: 'CCAS d’Alfortville', minimumAge: 62, seenBy: 5 }]);
    } finally {
      await pool.destroy();
    }
  });
});

describe('The one row of a statement', () => {
  test('is that row', async () => {
    expect(await app.within((tx) => tx.one('select count(*) as all_of_them from ccas'))).toEqual({ allOfThem: 1 });
  });

  test.each([
    ['none', 'select 1 as n where false', 'One row, not 0'],
    ['two', 'select generate_series(1, 2) as n', 'One row, not 2'],
  ])('fails where there is %s', async (_, sql, said) => {
    await expect(app.within((tx) => tx.one(sql))).rejects.toThrow(said);
  });
});

describe('A statement whose rows nobody reads', () => {
  test('says how many it touched', async () => {
    await app.within(async (tx) => {
      expect(await tx.run('update ccas set name = name where id = $1', [app.ccasId])).toBe(1);
      expect(await tx.run(nobody)).toBe(0);
      expect(await tx.run('savepoint here')).toBe(0);
    });
  });
});
