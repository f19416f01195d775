import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createApp } from '../../src/create-app.js';
import { ResidentImportRunner } from '../../src/residents/resident-import-runner.js';
import { RunResidentImport } from '../../src/residents/run-resident-import.js';
import { type TestApp, startApp } from '../support/app.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { csv, frenchList, header, person } from './french-list.js';
import { countResidents, driveByHand, follow, request, stateOf } from './import-support.js';

let app: TestApp;
let nadia: Client;
beforeEach(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterEach(() => app.close());

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const auditEntries = async () => {
  const [{ count }] = await app.within((tx) =>
    tx.query(`select count(*)::int as count from audit_entry where action = 'residents.imported'`),
  );
  return count;
};

/** Cuts the connection whose transaction holds the imports' lock, as the death of its process would. */
async function cutImport(): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await owner.query(
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
     where l.locktype = 'advisory' and d.datname = current_database()`,
  );
  await owner.end();
}

describe('several processes', () => {
  test('load one file once', async () => {
    await driveByHand(app);
    const second = await createApp({
      config: app.config,
      databaseUrl: app.database.appUrl,
      clock: app.clock,
    });
    const id = await request(app, frenchList(2000));
    const [one, other] = [app.get(RunResidentImport), second.get(RunResidentImport, { strict: false })];
    const ran = await Promise.all([one.run(app.ccasId, id), other.run(app.ccasId, id), one.run(app.ccasId, id)]);
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect(await stateOf(app, id)).toMatchObject({ state: 'done', created: 2000 });
    expect([await countResidents(app), await auditEntries()]).toEqual([2000, 1]);
    // The next page is planned for as many.
    const [known] = await app.within((tx) =>
      tx.query(`select reltuples::int as rows from pg_class where relname = 'resident'`),
    );
    expect(known).toEqual({ rows: 2000 });
    await second.close();
  });

  test('take up what another accepted', async () => {
    await driveByHand(app);
    const id = await request(app, frenchList(10));
    const second = await createApp({
      config: app.config,
      databaseUrl: app.database.appUrl,
      clock: app.clock,
    });
    await second.init();
    expect(await follow(nadia, id)).toMatchObject({ state: 'done', created: 10 });
    await second.close();
  });
});

describe('a run that is cut', () => {
  test('leaves nothing half-written, and is taken up again', async () => {
    await driveByHand(app);
    const id = await request(app, frenchList(8000));
    const run = app.get(RunResidentImport);
    const cut = run.run(app.ccasId, id).catch((error: Error) => error);
    await until(async () => (await stateOf(app, id)).rowsRead >= 2500);
    await cutImport();
    expect(await cut).toBeInstanceOf(Error);
    expect([await countResidents(app), (await stateOf(app, id)).state]).toEqual([0, 'running']);

    expect(await run.run(app.ccasId, id)).toBe(true);
    expect(await stateOf(app, id)).toMatchObject({ state: 'done', created: 8000, rowsRead: 8000 });
    expect([await countResidents(app), await auditEntries()]).toEqual([8000, 1]);
  });

  test('by a process that stops in good order waits for the next one', async () => {
    const { body } = await nadia.post('/api/v1/residents/imports', frenchList(8000), { 'content-type': 'text/csv' });
    await until(async () => (await stateOf(app, body.id)).rowsRead > 0);
    await app.get(ResidentImportRunner).onModuleDestroy();
    expect([await countResidents(app), (await stateOf(app, body.id)).state]).toEqual([0, 'waiting']);
    expect(await app.get(RunResidentImport).run(app.ccasId, body.id)).toBe(true);
    expect(await countResidents(app)).toBe(8000);
  });

  test('again and again ends by saying so', async () => {
    await driveByHand(app);
    const id = await request(app, frenchList(1));
    await app.within((tx) =>
      tx.query(`update resident_import set state = 'running', attempts = 5 where id = $1`, [id]),
    );
    expect(await app.get(RunResidentImport).run(app.ccasId, id)).toBe(true);
    expect(await stateOf(app, id)).toMatchObject({ state: 'unreadable', failure: { code: 'internal' } });
    expect(await app.get(RunResidentImport).run(app.ccasId, id)).toBe(false);
  });
});

test('somebody registered while the file is read is not doubled', async () => {
  await driveByHand(app);
  const id = await request(app, csv([header, ...Array.from({ length: 8000 }, (_, n) => person(n))]));
  const running = app.get(RunResidentImport).run(app.ccasId, id);
  await until(async () => (await stateOf(app, id)).rowsRead >= 2500);
  const [lastName, firstName] = person(3) as [string, string];
  const { status } = await nadia.post('/api/v1/residents', {
    lastName,
    firstName,
    bornOn: '1933-04-04',
    communeCode: '94002',
    residenceProof: { kind: 'rent', seenOn: '2026-12-01' },
  });
  expect(status).toBe(201);
  await running;
  expect(await stateOf(app, id)).toMatchObject({ state: 'done', created: 7999, merged: 1 });
  expect(await countResidents(app)).toBe(8000);
});

test('50 000 rows add up, and other requests are answered all the while', async () => {
  const rows = Array.from({ length: 50_000 }, (_, n) => {
    if (n % 100 === 7) return person(n - 1).map((cell, place) => (place === 7 ? 'autre@exemple.fr' : cell));
    return n % 100 === 8 ? person(n).map((cell, place) => (place === 2 ? '02/03/48' : cell)) : person(n);
  });
  const { body } = await nadia.post('/api/v1/residents/imports', csv([header, ...rows]), {
    'content-type': 'text/csv',
  });
  let answered = 0;
  while ((await stateOf(app, body.id)).state !== 'done') {
    expect((await nadia.get('/api/v1/residents?limit=1')).status).toBe(200);
    answered++;
  }
  const done = await stateOf(app, body.id);
  expect(done).toMatchObject({ rowsTotal: 50_000, rowsRead: 50_000, created: 49_000, merged: 500, refused: 500 });
  expect(await countResidents(app)).toBe(49_000);
  expect(answered).toBeGreaterThan(20);
}, 240_000);
