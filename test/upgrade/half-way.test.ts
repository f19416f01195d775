import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { explainUnreachable } from '../../src/database-unreachable.js';
import { explainFailure } from '../../src/explain-failure.js';
import { MigrationFailed } from '../../src/kernel/database/migration-failed.js';
import { anAgentAccount, enter, nadia } from '../support/accounts.js';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { freePort, spawnServer, stopped } from '../support/server.js';
import { Visitor } from '../support/visitor.js';
import { Crowd } from '../faults/crowd.js';
import { customersOf } from '../faults/customers.js';
import { expectConverged, expectNothingLost } from '../faults/invariants.js';
import { type NextVersion, nextVersion } from './next-version.js';
import { upgrade } from './released.js';
import { schemaOf } from './schema.js';

/** What every redemption touches: its statements are prepared before, and go on after. */
const busyTables = [
  'idempotent_answer',
  'offer',
  'offer_use',
  'pass',
  'credential',
  'redemption',
  'till',
  'audit_entry',
];
const fileOf = (table: string, n: number) => `20991231${String(n).padStart(6, '0')}-${table}.sql`;

let app: TestApp;
let next: NextVersion;
let desk: Visitor;
let crowd: Crowd;
beforeAll(async () => {
  app = await startApp();
  next = nextVersion();
  desk = new Visitor(app);
  await anAgentAccount(app);
  await enter(app, desk, nadia);
  const { token, tap } = await customersOf(app);
  const { port } = app.nest.getHttpServer().address() as { port: number };
  crowd = new Crowd(() => `http://127.0.0.1:${port}`, token, tap);
});
afterAll(async () => {
  next.remove();
  await app.close();
});

const people = async () => (await desk.get('/ccas/usagers')).status;
const owner = (sql: string) => statementOfOwner(app.database.ownerUrl, sql);

describe('the next version migrates while this one serves', () => {
  test('columns are added to what every redemption touches: no answer fails, none is lost', async () => {
    for (const [n, table] of busyTables.entries())
      next.add(fileOf(table, n), `alter table ${table} add column next_version text not null default 'new'`);
    crowd.start();
    await crowd.accepts(40);
    expect(await people()).toBe(200);
    expect(await upgrade(app.database, next.directory)).toHaveLength(busyTables.length);
    await crowd.accepts(40);
    expect(await people()).toBe(200);
    await crowd.stop();
    expect(crowd.unanswered.cut).toBe(0);
    await expectNothingLost(app, crowd);
    await crowd.retryAll();
    await expectConverged(app, crowd);
  });
});

describe('the next version fails half-way', () => {
  const broken = '20991231000101-broken.sql';

  test('nothing of the file that fails stays, and what comes after it waits', async () => {
    const before = [await schemaOf(app.database.ownerUrl), await owner('select * from resident order by id')];
    next.add(
      broken,
      `create table half (id int primary key);
       alter table resident add column half text;
       update resident set last_name = 'half';
       select 1 / 0;`,
    );
    next.add('20991231000102-after.sql', 'create table after_it (id int primary key)');
    const failure = await upgrade(app.database, next.directory).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationFailed);
    expect((failure as Error).message).toMatch(/20991231000101-broken\.sql : division by zero\. .+la version d’avant/);
    expect([await schemaOf(app.database.ownerUrl), await owner('select * from resident order by id')]).toEqual(before);
  });

  test('the version of before goes on serving, and starts again', async () => {
    crowd.start();
    await crowd.accepts(20);
    await crowd.stop();
    expect(await people()).toBe(200);
    await expectNothingLost(app, crowd);
    await expectConverged(app, crowd);
    await stopped(await spawnServer(app.database, await freePort(), alfortville.origin));
  });

  test('once mended, it goes on from there', async () => {
    next.add(broken, 'alter table resident add column half text');
    expect(await upgrade(app.database, next.directory)).toEqual(['broken20991231000101', 'after20991231000102']);
    expect(await people()).toBe(200);
  });

  test('the operator reads one line, also when it waited too long for a lock', () => {
    const failure = new MigrationFailed(broken, new Error('canceling statement due to lock timeout'));
    expect(explainFailure(explainUnreachable(failure, app.config))).toBe(failure.message);
    expect(failure.message).not.toContain('\n');
  });
});
