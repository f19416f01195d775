import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { alfortville, type TestApp, startApp } from '../support/app.js';
import { anOffer, aPartner, aPassHolder } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { aToken } from '../support/personas.js';
import { freePort, logOf, spawnServer, stopped } from '../support/server.js';
import { skipLoudly } from '../support/skip-loudly.js';
import { redeemAt } from './crowd.js';
import { type OwnPostgres, ownPostgres } from './own-postgres.js';

let postgres: OwnPostgres;
let app: TestApp;
let owner: pg.Client;
let url: string;
let server: ChildProcess;
let tap: (key: string) => ReturnType<typeof redeemAt>;
beforeAll(async () => {
  postgres = await ownPostgres();
  app = await startApp({ at: Temporal.Now.instant().toString() });
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const partnerId = await aPartner(app);
  const token = await aToken(app, 'till', { partnerId });
  const { passCode } = await aPassHolder(app);
  const offerId = await anOffer(app, partnerId);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = await spawnServer(app.database, port, alfortville.origin);
  tap = (key) => redeemAt(url, token, { passCode, offerId }, key);
});
afterAll(async () => {
  await stopped(server);
  await owner.end();
  await app.close();
  await postgres.drop();
});

const statusOf = async (route: string): Promise<number> => (await fetch(url + route)).status;

/** One connection of the pool may learn later than the next that it was cut, or may write: a till repeats, so do we. */
const answerTo = async (key: string): Promise<string> => {
  const { status, text, retryAfter } = await tap(key);
  return `${status} ${JSON.parse(text).code} ${retryAfter}`;
};

/** While nothing can be written, and once it can be again: the same process, never started again. */
async function expectSaidRedAndBack(sentence: RegExp, makeWritable: () => Promise<unknown>): Promise<void> {
  const keys = Array.from({ length: 5 }, () => randomUUID());
  for (const key of keys) await eventually(() => answerTo(key), '503 unwritable 30');
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/.well-known/jwks.json')).toBe(200);
  expect(logOf(server).match(sentence)).toHaveLength(1);

  await makeWritable();
  await eventually(() => statusOf('/readyz'), 200);
  for (const key of keys) await eventually(async () => (await tap(key)).status, 201);
  expect(logOf(server)).not.toMatch(/refused|25006|53100/);
  expect(server.exitCode).toBeNull();
}

const linux = existsSync('/dev/full') ? describe : skipLoudly('No /dev/full: a disk that is full cannot be made');
linux('the disk of the database is full', () => {
  test('one sentence in the log, 503, a red /readyz, reading goes on; and back by itself once there is room', async () => {
    const { rows } = await owner.query(
      `select current_setting('data_directory') as directory, pg_relation_filepath('redemption') as file`,
    );
    const file = path.join(rows[0].directory, rows[0].file);
    // Every write that would make the table longer is told ENOSPC by the kernel itself.
    renameSync(file, `${file}.aside`);
    symlinkSync('/dev/full', file);
    await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    // Rewritten beside, as a table is that had room to be: connections that are open find the new file.
    await expectSaidRedAndBack(/ne peut plus écrire sur son disque/g, () => owner.query('vacuum full redemption'));
  });
});

test('a database made read-only, or a copy of another: the same, and back by itself once it may be written', async () => {
  const readOnly = async (isOn: boolean): Promise<void> => {
    await owner.query(`alter system set default_transaction_read_only = ${isOn ? 'on' : 'off'}`);
    await owner.query('select pg_reload_conf()');
  };
  await readOnly(true);
  await eventually(() => statusOf('/readyz'), 503);
  await expectSaidRedAndBack(/PostgreSQL est en lecture seule/g, () => readOnly(false));
});
