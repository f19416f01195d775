import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type TestApp, startApp } from '../support/app.js';
import { anotherCcas, anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { client } from '../support/http.js';
import { aToken } from '../support/personas.js';

/** Host names and CCAS are public: they are read before anyone knows which CCAS is meant. */
const readByAnyone = ['tenant_host'];

let app: TestApp;
let theirs: string;
let owner: pg.Client;
let web: pg.Pool;
let tables: string[];
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  // One connection, so that every question comes after another CCAS's transaction.
  web = new pg.Pool({ connectionString: app.database.appUrl, max: 1 });
  const found = await owner.query(
    `select table_name as name from information_schema.columns where column_name = 'ccas_id' and table_schema = 'public' order by 1`,
  );
  tables = found.rows.map(({ name }) => name);

  const bakery = await aPartner(app);
  await redeem(await aTill(app, bakery), { ...(await aPassHolder(app)), offerId: await anOffer(app, bakery) });
  const other = await anotherCcas(app);
  theirs = other.ccasId;
  const partnerId = await aPartner(other);
  const till = client(app, await aToken(app, 'till', { ccasId: theirs, partnerId }), other.host);
  const offerId = await anOffer(other, partnerId, { limit: { uses: 1, period: 'ever' } });
  const { passCode } = await aPassHolder(other);
  expect((await redeem(till, { passCode, offerId })).status).toBe(201);
  expect((await redeem(till, { passCode, offerId })).status).toBe(409);
});
afterAll(async () => {
  await web.end();
  await owner.end();
  await app.close();
});

async function inCcas<T>(ccasId: string, work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await web.connect();
  try {
    await connection.query('begin');
    await connection.query(`select set_config('app.ccas', $1, true)`, [ccasId]);
    return await work(connection);
  } finally {
    await connection.query('rollback');
    connection.release();
  }
}

const countOf = async (connection: pg.PoolClient | pg.Pool | pg.Client, table: string, where = 'true') =>
  (await connection.query(`select count(*)::int as rows from ${table} where ${where}`)).rows[0].rows as number;

/** `insufficient_privilege`: a policy or a missing grant refused, and not a mistake in the statement. */
const REFUSED = '42501';
const outcomeOf = (query: Promise<pg.QueryResult>) =>
  query.then(
    ({ rowCount }) => rowCount,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

describe('every table that belongs to a CCAS', () => {
  test('is found: there are many, the ledger among them', () => {
    expect(tables).toEqual(expect.arrayContaining(['redemption', 'refusal', 'offer_use', 'resident', 'audit_entry']));
    expect(tables.length).toBeGreaterThanOrEqual(18);
  });

  test('has row-level security, forced, so that its owner does not pass either', async () => {
    const { rows } = await owner.query(
      `select relname from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    );
    expect(rows).toEqual([]);
  });

  test('has ccas_id, never null, in its primary key and in every foreign key but the one to its CCAS', async () => {
    const { rows } = await owner.query(
      `select c.conrelid::regclass::text as table, c.conname from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'ccas_id'
       where c.conrelid::regclass::text = any($1) and c.contype in ('p', 'f', 'u') and not a.attnum = any(c.conkey)
       union all select table_name, 'nullable' from information_schema.columns
       where column_name = 'ccas_id' and table_name = any($1) and is_nullable = 'YES'`,
      [tables],
    );
    expect(rows.filter(({ table }) => !readByAnyone.includes(table))).toEqual([]);
  });

  test('shows no row of the other CCAS, though no query filters', async () => {
    const seen: Record<string, number> = {};
    await inCcas(app.ccasId, async (connection) => {
      for (const table of tables) seen[table] = await countOf(connection, table, `ccas_id = '${theirs}'`);
    });
    expect(Object.keys(seen).filter((table) => seen[table]! > 0)).toEqual(readByAnyone);
    // They are there: the owner, a superuser here, sees them.
    for (const table of ['redemption', 'refusal', 'offer_use', 'pass', 'resident', 'issuer_key', 'audit_entry'])
      expect([table, await countOf(owner, table, `ccas_id = '${theirs}'`)]).not.toEqual([table, 0]);
  });

  test('refuses a row for the other CCAS', async () => {
    for (const table of tables) {
      const { rows } = await owner.query<{ columns: string }>(
        `select string_agg(column_name, ', ') as columns from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const { columns } = rows[0]!;
      const insert = inCcas(app.ccasId, (connection) =>
        connection.query(
          `insert into ${table} (${columns}) overriding system value select ${columns} from (select (jsonb_populate_record(null::${table}, to_jsonb(t) || $1)).* from ${table} t where ccas_id = $2 limit 1) copy`,
          [JSON.stringify({ ccas_id: theirs }), app.ccasId],
        ),
      );
      const isEmpty = (await countOf(owner, table, `ccas_id = '${app.ccasId}'`)) === 0;
      // With nothing to copy, only the privilege can refuse.
      expect([table, isEmpty ? [0, REFUSED] : [REFUSED]]).toEqual([
        table,
        expect.arrayContaining([await outcomeOf(insert)]),
      ]);
    }
  });

  test('changes and deletes no row of the other CCAS: none is found, or it may not be done at all', async () => {
    for (const table of tables) {
      const { rows } = await web.query<{ column: string }>(
        `select quote_ident(column_name) as column from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'
           and has_column_privilege(current_user, table_name::text, column_name::text, 'update') limit 1`,
        [table],
      );
      const column = rows[0]?.column ?? 'ccas_id';
      const update = inCcas(app.ccasId, (connection) =>
        connection.query(`update ${table} set ${column} = ${column} where ccas_id = $1`, [theirs]),
      );
      expect([table, await outcomeOf(update)]).toEqual([table, rows[0] ? 0 : REFUSED]);
      const may = await web.query<{ is: boolean }>(`select has_table_privilege(current_user, $1, 'delete') as is`, [
        table,
      ]);
      const removal = inCcas(app.ccasId, (connection) =>
        connection.query(`delete from ${table} where ccas_id = $1`, [theirs]),
      );
      expect([table, await outcomeOf(removal)]).toEqual([table, may.rows[0]!.is ? 0 : REFUSED]);
    }
  });

  test('shows nothing on a pooled connection whose last transaction was the other CCAS’s', async () => {
    await inCcas(theirs, async (connection) => expect(await countOf(connection, 'redemption')).toBe(1));
    const seen: string[] = [];
    for (const table of tables) if ((await countOf(web, table)) > 0) seen.push(table);
    expect(seen).toEqual(readByAnyone);
    await expect(
      web.query('insert into failed_attempt (id, bucket, at) values ($1, $2, now())', [randomUUID(), 'x']),
    ).rejects.toMatchObject({ code: REFUSED });
  });
});
