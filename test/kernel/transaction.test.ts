import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/kernel/database/database.js';
import { DatabaseBusy } from '../../src/kernel/database/database.errors.js';
import { PartnerEntity } from '../../src/partners/partner.entity.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ poolSize: 1 });
});
afterAll(() => app.close());

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
      await tx.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.query('select 1');
    });
    await expect(work).rejects.toThrow(DatabaseBusy);
    expect(await app.within((tx) => tx.query(scope))).toEqual([{ ccas: app.ccasId }]);
  });

  it('takes no SQL for a scope', async () => {
    const [row] = await app.get(Database).transaction(`'); select 1; --`, (tx) => tx.query(scope));
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
