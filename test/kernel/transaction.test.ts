import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { DatabaseBusy } from '../../src/kernel/database/database.errors.js';
import { PartnerEntity } from '../../src/partners/partner.entity.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ poolSize: 1 });
});
afterAll(() => app.close());

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

/** Transaction and scope start in one message, behind TypeORM's back: what TypeORM builds on them must still hold. */
describe('A transaction', () => {
  const scope = `select current_setting('app.ccas', true) as ccas`;

  it('sees one CCAS, and its connection forgets it afterwards', async () => {
    expect(await app.within((tx) => tx.query(scope))).toEqual([{ ccas: app.ccasId }]);
    expect(await app.get(Database).outsideTenants(scope)).toEqual([{ ccas: '' }]);
  });

  it('takes back everything when its work fails', async () => {
    const work = app.within(async (tx) => {
      await tx.query('update ccas set name = $1', ['Autre nom']);
      throw new Error('after the update');
    });
    await expect(work).rejects.toThrow('after the update');
    expect(await app.within((tx) => tx.query('select name from ccas'))).toEqual([{ name: 'CCAS d’Alfortville' }]);
  });

  it('may lock rows, and take back a part of itself', async () => {
    await app.within(async (tx) => {
      await tx.findOne(PartnerEntity, { where: { siret: '0' }, lock: { mode: 'pessimistic_write' } });
      const part = tx.transaction(async (inner) => {
        await inner.query('update ccas set name = $1', ['Autre nom']);
        throw new Error('inside');
      });
      await expect(part).rejects.toThrow('inside');
      expect(await tx.query('select name from ccas')).toEqual([{ name: 'CCAS d’Alfortville' }]);
    });
  });

  it('whose connection breaks between two statements says busy, and the next one has another connection', async () => {
    const work = app.within(async (tx) => {
      const client = (await tx.queryRunner!.connect()) as pg.Client;
      const isGone = new Promise((resolve) => client.once('end', resolve));
      await tx.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      await isGone;
      await tx.query('select 1');
    });
    await expect(work).rejects.toThrow(DatabaseBusy);
    expect(await app.within((tx) => tx.query(scope))).toEqual([{ ccas: app.ccasId }]);
  });

  it('whose commit failed has a connection that nobody is given again', async () => {
    const backend = () => app.within((tx) => tx.query('select pg_backend_pid() as pid'));
    await asOwner(`
      create function no_commit() returns trigger language plpgsql as $$ begin raise 'not at the commit'; end $$;
      create constraint trigger no_commit after update on ccas deferrable initially deferred
        for each row execute function no_commit()`);
    const before = await backend();
    expect(await backend()).toEqual(before);
    await expect(app.within((tx) => tx.query('update ccas set name = name'))).rejects.toThrow('not at the commit');
    await asOwner('drop trigger no_commit on ccas; drop function no_commit');
    expect(await backend()).not.toEqual(before);
  });

  it('is not called committed when a statement in it failed and the work passed over it', async () => {
    const work = app.within(async (tx) => {
      await tx.query('update ccas set name = $1', ['Autre nom']);
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing of it is kept');
    expect(await app.within((tx) => tx.query('select name from ccas'))).toEqual([{ name: 'CCAS d’Alfortville' }]);
  });

  it('takes no SQL for a scope', async () => {
    const [row] = await app.get(Database).transaction(systemScope(`'); select 1; --`, 'test'), (tx) => tx.rows(scope));
    expect(row).toEqual({ ccas: `'); select 1; --` });
  });
});

describe('A statement with parameters', () => {
  it('is parsed once a connection, however often it is sent', async () => {
    const sql = 'select $1::int as n';
    for (const n of [1, 2]) expect(await app.within((tx) => tx.query(sql, [n]))).toEqual([{ n }]);
    const prepared = await app.within((tx) =>
      tx.query('select name from pg_prepared_statements where statement = $1', [sql]),
    );
    expect(prepared).toHaveLength(1);
  });

  it('can be sent again after it failed', async () => {
    const sql = 'select 1 / $1::int as n';
    await expect(app.within((tx) => tx.query(sql, [0]))).rejects.toThrow('division by zero');
    expect(await app.within((tx) => tx.query(sql, [1]))).toEqual([{ n: 1 }]);
  });
});
