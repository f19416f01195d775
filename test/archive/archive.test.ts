import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import yauzl from 'yauzl';
import { type ArchivedTable, archivedTables } from '../../src/archive/archive-catalog.js';
import { ArchivedTables } from '../../src/kernel/archive/archiving.js';
import { ArchiveRunner } from '../../src/archive/archive-runner.js';
import { IssuerKeys } from '../../src/ccas/issuer-keys.js';
import { createApp } from '../../src/create-app.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Database, type Tx } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { Documents } from '../../src/kernel/documents/documents.js';
import { SealedColumns } from '../../src/kernel/secrets/sealed-columns.js';
import { ResidentFileQuery } from '../../src/residents/resident-file.query.js';
import { AddNote } from '../../src/residents/add-note.js';
import { UsesReportQuery } from '../../src/statistics/uses-report.query.js';
import { startApp, testConfig, type TestApp } from '../support/app.js';
import { asOwnerOf } from '../support/as-owner.js';
import { anArchive, otherSecretKey, passphrase, readInto, rowsOf, takenApart } from '../support/archives.js';
import { aCarer, anOffer, anotherCcas, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { aManagersConsole } from '../support/console.js';
import { cloneDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { anAgreement, aPath } from '../support/mutuelle.js';
import { TestPhone } from '../support/phone.js';

const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
let app: TestApp;
let file: string;
let residentId: string;
let documentId: string;
beforeAll(async () => {
  app = await startApp();
  const bakery = await aPartner(app);
  const till = await aTill(app, bakery);
  const offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'week' }, quota: 50 });
  const { passId, passCode } = await aPassHolder(app, { lastName: 'Archivée', address: '=1+1' });
  await aCarer(app, passId);
  await TestPhone.carrying(app, { passId });
  for (let use = 0; use < 3; use++) await redeem(till, { passCode, offerId });
  await anAgreement(app);
  await aPath(app);
  const other = await anotherCcas(app);
  await aPassHolder(other, { lastName: 'Voisine' });
  [{ id: residentId }] = await app.within((tx) =>
    tx.query('select resident_id as id from pass where id = $1', [passId]),
  );
  documentId = await app.within(async (tx) => {
    await app.get(AddNote).run(tx, systemActor(app.ccasId), residentId, { text: 'Note gardée' });
    return app.get(Documents).keep(tx, { fileName: 'convention.pdf', bytes: Buffer.from('%PDF-1.7 convention') });
  });
  file = await anArchive(app, path.join(folder, 'archive.zip'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an archive read back into an empty database', () => {
  test('gives the same rows, table by table; reports, dossier, ledger and journal are equal, and it signs', async () => {
    const empty = await cloneDatabase();
    expect(await readInto(app, empty.ownerUrl, file)).toMatchObject({ ccas: { id: app.ccasId } });
    const before = await rowsOf(app, app.database.ownerUrl);
    const after = await rowsOf(app, empty.ownerUrl);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, rows] of Object.entries(before)) {
      // Sealed anew, with another key; everything else to the letter.
      if (name !== 'issuer_key') expect([name, after[name]]).toEqual([name, rows]);
      else expect(after[name]).toHaveLength(rows.length);
    }
    const twin = await createApp({
      config: Object.assign(testConfig(empty), { secretKey: otherSecretKey }),
      databaseUrl: empty.appUrl,
      clock: app.clock,
    });
    await twin.init();
    const get = <T>(token: new (...args: never[]) => T): T => twin.get(token, { strict: false });
    const there = <T>(work: (tx: Tx) => Promise<T>) => get(Database).transaction(systemScope(app.ccasId, 'test'), work);
    const dossier = await app.within((tx) => app.get(ResidentFileQuery).get(tx, residentId));
    expect(await there((tx) => get(ResidentFileQuery).get(tx, residentId))).toEqual(dossier);
    expect(dossier.Utilisations).toHaveLength(3);
    expect(dossier.Notes).toMatchObject([{ Note: 'Note gardée' }]);
    expect(await there((tx) => reportOf(get(UsesReportQuery))(tx))).toEqual(
      await app.within((tx) => reportOf(app.get(UsesReportQuery))(tx)),
    );
    const ledger = `select (select sum(used) from offer_use)::int as used, (select count(*) from redemption where voided_at is null)::int as redeemed,
      (select sum(quota_used) from offer)::int as quota, (select count(*) from audit_breaks())::int as breaks`;
    const [sums] = await there<{ used: number; redeemed: number; quota: number; breaks: number }[]>((tx) =>
      tx.rows(ledger),
    );
    expect(sums).toEqual({ used: 2, redeemed: 2, quota: 2, breaks: 0 });
    expect(await there((tx) => get(IssuerKeys).signer(tx, app.ccasId))).toMatchObject({ kid: expect.any(String) });
    const kept = await there<{ bytes: Uint8Array }>((tx) => get(Documents).get(tx, documentId));
    expect(Buffer.from(kept.bytes).toString()).toBe('%PDF-1.7 convention');
    await twin.close();
    await empty.drop();
  });

  test('nothing of the neighbour is in it, nor any secret in the clear', async () => {
    const { lines } = await takenApart(file);
    const inIt = [...lines].flatMap(([table, rows]) => rows.map((row) => [table, JSON.parse(row)]));
    expect(inIt.filter(([table, row]) => row[table === 'ccas' ? 'id' : 'ccas_id'] !== app.ccasId)).toEqual([]);
    const names = await entriesOf(file);
    expect(names.filter((name) => /^(tables|rechargement)/.test(name) && /issuer_key|account$/.test(name))).toEqual([
      'rechargement/account',
      'rechargement/issuer_key',
    ]);
    const [{ sealed_private_jwk: opened }] = lines.get('issuer_key')!.map((row) => JSON.parse(row));
    const secret = Buffer.from(opened.slice(2), 'hex').toString();
    expect(JSON.parse(secret)).toHaveProperty('d');
    expect(readFileSync(file).includes(JSON.parse(secret).d)).toBe(false);
  });
});

describe('an archive is refused, and leaves nothing, when', () => {
  test('the phrase is another', async () => {
    const empty = await cloneDatabase();
    await expect(readInto(app, empty.ownerUrl, file, 'une autre phrase secrète')).rejects.toThrow(/pas la phrase/);
    await empty.drop();
  });

  test('the CCAS is there already', async () => {
    await expect(readInto(app, app.database.ownerUrl, file)).rejects.toThrow(/est déjà dans cette base/);
  });

  test('it is cut, changed, or no archive at all', async () => {
    const empty = await cloneDatabase();
    const bytes = readFileSync(file);
    const broken = (name: string, content: Buffer) => {
      const target = path.join(folder, name);
      writeFileSync(target, content);
      return target;
    };
    await expect(readInto(app, empty.ownerUrl, broken('cut.zip', bytes.subarray(0, 5000)))).rejects.toThrow(/archive/);
    await expect(readInto(app, empty.ownerUrl, broken('text.zip', Buffer.from('Bonjour')))).rejects.toThrow(/archive/);
    await expect(readInto(app, empty.ownerUrl, path.join(folder, 'absent.zip'))).rejects.toThrow(/n’existe pas/);
    const changed = Buffer.from(bytes);
    const at = changed.indexOf('rechargement/pass') + 60;
    changed[at] = changed[at]! ^ 0xff;
    await expect(readInto(app, empty.ownerUrl, broken('changed.zip', changed))).rejects.toThrow(
      /abîmée ou a été modifiée/,
    );
    await asOwnerOf(empty.ownerUrl, async (client) => {
      expect((await client.query('select id from ccas')).rows).toEqual([]);
    });
    await empty.drop();
  });
});

describe('what is archived', () => {
  test('is every table of a CCAS, or it is said why not', async () => {
    const tables: ArchivedTable[] = await app.within((tx) =>
      archivedTables((sql) => tx.query(sql), app.get(ArchivedTables)),
    );
    const all: { name: string }[] = await app.within((tx) =>
      tx.query(
        `select table_name::text as name from information_schema.columns where column_name = 'ccas_id' and table_schema = 'public'`,
      ),
    );
    const marked = [...app.get(ArchivedTables).all()];
    const behind = marked.flatMap(([name, { staysBehind }]) => (staysBehind ? [name] : []));
    const names = all.map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      [...tables.map(({ name }) => name), ...behind].filter((name) => name !== 'ccas').toSorted(),
    );
    expect(marked.filter(([name]) => !names.includes(name))).toEqual([]);
  });

  test('each column sealed with SECRET_KEY is known, so that it can be opened elsewhere', async () => {
    const sealed: { name: string; column: string }[] = await app.within((tx) =>
      tx.query(
        `select table_name::text as name, column_name::text as column from information_schema.columns
         where table_schema = 'public' and data_type = 'bytea' and column_name like '%sealed%'`,
      ),
    );
    const unknown = sealed.filter(
      ({ name, column }) =>
        !app.get(ArchivedTables).staysBehind(name) &&
        !app
          .get(SealedColumns)
          .of(name)
          .some((each) => each.column === column),
    );
    expect(unknown).toEqual([]);
  });
});

async function entriesOf(zip: string): Promise<string[]> {
  const opened = await yauzl.openPromise(zip, { lazyEntries: true });
  const names: string[] = [];
  for await (const { fileName } of opened.eachEntry()) names.push(fileName);
  return names.sort();
}

describe('the page', () => {
  test('a manager asks with a phrase, sees it made, fetches it; the journal says so; a day later it is gone', async () => {
    const manager = await aManagersConsole(app);
    const short = await manager.submit('/ccas/archives', { passphrase: 'court', again: 'court' });
    expect([short.status, short.words.includes('14 caractères au moins')]).toEqual([400, true]);
    expect((await manager.submit('/ccas/archives', { passphrase, again: 'autre' })).words).toContain(
      'Ce n’est pas la même phrase.',
    );
    const { location } = await manager.submit('/ccas/archives', { passphrase, again: passphrase });
    await eventually(async () => (await manager.open(location!)).words.includes('Archive prête'), true);
    const { body, status } = await manager.open(`${location}/archive.zip`);
    expect([status, body.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const target = path.join(folder, 'page.zip');
    writeFileSync(target, body);
    const empty = await cloneDatabase();
    expect(await readInto(app, empty.ownerUrl, target)).toMatchObject({ ccas: { id: app.ccasId } });
    await empty.drop();
    const actions: { action: string }[] = await app.within((tx) =>
      tx.query(`select action from audit_entry where subject_kind = 'archive' order by at, action`),
    );
    expect(new Set(actions.map(({ action }) => action))).toEqual(
      new Set(['archive.requested', 'archive.made', 'archive.fetched']),
    );
    expect(app.get(ArchiveRunner)).toBeDefined();
  });
});

function reportOf(query: UsesReportQuery) {
  return (tx: Tx) =>
    query.get(tx, { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') });
}
