import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/kernel/database/database.js';
import { startApp, type TestApp } from '../support/app.js';
import { withDatabase } from '../support/database-url.js';
import { eventually } from '../support/eventually.js';
import { client } from '../support/http.js';

let app: TestApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await startApp();
  owner = new pg.Client({ connectionString: withDatabase(app.database.ownerUrl, 'postgres') });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const ready = async () => (await client(app).get('/readyz')).status;

test('whoever asks often whether it is ready has the disk tried once a second at most', async () => {
  const statements = jest.spyOn(pg.Client.prototype, 'query');
  const tried = () =>
    statements.mock.calls.filter(([sql]) => JSON.stringify(sql)?.includes('generate_series(1, 20000)'));
  try {
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, ready));
    for (let i = 0; i < 20; i++) answers.push(await ready());
    expect(new Set(answers)).toEqual(new Set([200]));
    const seconds = Math.ceil((performance.now() - begun) / 1000);
    expect(tried().length).toBeGreaterThan(0);
    expect(tried().length).toBeLessThanOrEqual(seconds + 1);
    const before = tried().length;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await ready()).toBe(200);
    expect(tried().length).toBe(before + 1);
  } finally {
    statements.mockRestore();
  }
});

test('it turns red within three seconds all the same, for everybody who asks', async () => {
  expect(await ready()).toBe(200);
  await owner.query(`alter database ${app.database.name} set default_transaction_read_only = on`);
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [app.database.name]);
  await eventually(
    () =>
      app
        .get(Database)
        .mustBeWritable()
        .then(
          () => 'green',
          ({ code }) => code,
        ),
    'unwritable',
    3000,
  );
  expect(await ready()).toBe(503);
  await owner.query(`alter database ${app.database.name} reset default_transaction_read_only`);
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [app.database.name]);
  await eventually(ready, 200);
});
