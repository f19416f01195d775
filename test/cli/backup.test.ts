import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeBackup } from '../../src/backup/make-backup.js';
import { alfortville, reopenApp, startApp, type TestApp } from '../support/app.js';
import { anOffer, anotherCcas, aPartner, aPassHolder, type PassHolder, redeem } from '../support/builders.js';
import { cloneDatabase } from '../support/database.js';
import { withDatabase } from '../support/database-url.js';
import { client } from '../support/http.js';
import {
  statementOfOwner,
  type InstalledPostgres,
  installedPostgres,
  startInstalledPostgres,
} from '../support/installed-postgres.js';
import { aToken } from '../support/personas.js';
import { skipLoudly } from '../support/skip-loudly.js';
import { testSecret } from '../support/test-secret.js';

const folder = mkdtempSync(path.join(tmpdir(), 'sauvegardes de nuit '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileNamed = (name: string) => path.join(folder, name);

/** Types a command, as the operator would. */
function cli(words: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [path.resolve('dist/cli/main.js'), ...words], {
    env: { PATH: process.env.PATH, SECRET_KEY: testSecret, DATA_DIR: folder, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
}

describe('without pg_dump for this server', () => {
  test('backup and restore are refused: which version is missing, and how to get it', async () => {
    const { ownerUrl, drop } = await cloneDatabase();
    const [{ server_version_num: version } = {}] = await statementOfOwner(ownerUrl, 'show server_version_num');
    const major = Math.floor(Number(version) / 10_000);
    const file = fileNamed('jamais.dump');
    const env = { DATABASE_URL: ownerUrl, PG_TOOLS_DIR: folder };
    const refused = await cli(['backup', file], env);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(
      new RegExp(`^Il faut les programmes pg_dump et pg_restore, version ${major} .+ trouvé : rien\\.`),
    );
    for (const way of [`apt install postgresql-client-${major}`, 'brew install', 'Windows', 'PG_TOOLS_DIR'])
      expect(refused.err).toContain(way);
    expect(existsSync(file)).toBe(false);
    await drop();
  });

  test('both explain themselves in French', async () => {
    for (const command of ['backup', 'restore'])
      expect(await cli([command, '--help'], {})).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Usage : .+ <fichier>\n.*Arguments :/s),
      });
    expect(await cli(['backup'], {})).toMatchObject({ code: 1, err: expect.stringMatching(/^Il manque : fichier/) });
  });
});

/** In the rows of the last table that has any: they lie at the end, compressed. */
function withByteChanged(whole: Buffer): Buffer {
  const changed = Buffer.from(whole);
  const place = changed.lastIndexOf(Buffer.from([0x78, 0x9c])) + 5;
  changed[place] = changed[place]! ^ 0xff;
  return changed;
}

const withTools = installedPostgres ? describe : skipLoudly('NO PostgreSQL WITH pg_dump (apt install postgresql)');

withTools('a backup', () => {
  let postgres: InstalledPostgres;
  let app: TestApp;
  let jeanne: PassHolder;
  let offerId: string;
  let tillToken: string;
  const backupFile = fileNamed('nuit.dump');
  const before = randomUUID();
  const after = randomUUID();

  const owning = (url: string) => ({ DATABASE_URL: url });
  const backup = (file: string, url = app.database.ownerUrl) => cli(['backup', file], owning(url));
  const databases = async () =>
    (await statementOfOwner(postgres.ownerUrl, 'select datname from pg_database order by 1')).map(
      ({ datname }) => datname,
    );

  /** A new database on the same server, its owner's address. */
  async function anEmptyDatabase(name: string): Promise<string> {
    await statementOfOwner(postgres.ownerUrl, `create database ${name}`);
    return withDatabase(postgres.ownerUrl, name);
  }

  const scanOf = (key: string) => ({
    key,
    passCode: jeanne.passCode,
    offerId,
    scannedAt: app.clock.now().toString(),
    clockOffsetMs: 0,
    bundleVersion: 'v',
  });
  const outcomes = async (at: TestApp, scans: object[]) =>
    (await client(at, tillToken).post('/api/v1/till/sync', { scans })).body.outcomes.map(
      ({ outcome }: { outcome: string }) => outcome,
    );

  beforeAll(async () => {
    postgres = await startInstalledPostgres(installedPostgres!);
    app = await startApp({ at: new Date().toISOString() });
    await anotherCcas(app);
    const bakery = await aPartner(app);
    offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'day' } });
    jeanne = await aPassHolder(app);
    await client(app).get('/status/1');
    tillToken = await aToken(app, 'till', { partnerId: bakery });
    const till = client(app, tillToken);
    expect((await redeem(till, { passCode: jeanne.passCode, offerId }, before)).status).toBe(201);
  });
  afterAll(async () => {
    await app.close();
    await postgres.drop();
  });

  test('is one file for its owner alone, restored once to be sure, and says what is not in it', async () => {
    const known = await databases();
    const { code, out, err } = await backup(backupFile);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toMatch(
      /^Sauvegarde faite : .+nuit\.dump \([\d,]+ Mo\)\.\nVérifiée : \d+ tables, \d+ lignes, restaurée dans une base d’essai, mêmes nombres de lignes, chaîne des journaux suivie/,
    );
    expect(out).toMatch(/SECRET_KEY n’y est pas.+Gardez-la aussi, mais ailleurs/);
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(backupFile).subarray(0, 5).toString()).toBe('PGDMP');
    expect(readdirSync(folder)).toEqual(['nuit.dump']);
    expect(await databases()).toEqual(known);
  });

  test('never takes the place of another, nor of a folder that is not there', async () => {
    expect(await backup(backupFile)).toMatchObject({ code: 1, err: expect.stringMatching(/existe déjà/) });
    expect(await backup(fileNamed('nulle/part.dump'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/ce dossier n’existe pas/),
    });
  });

  test('is refused to the application’s own role, which sees one CCAS at a time', async () => {
    const refused = await backup(fileNamed('vide.dump'), app.database.appUrl);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/n’est pas propriétaire.+MIGRATION_DATABASE_URL/),
    });
    expect(existsSync(fileNamed('vide.dump'))).toBe(false);
  });

  test.each(['écriture', 'lecture', 'restauration', 'compte'])(
    'stopped during « %s » leaves neither a file nor a database behind',
    async (moment) => {
      const known = [await databases(), readdirSync(folder)];
      const stopping = new AbortController();
      const tell = (text: string) => {
        if (text.startsWith(moment)) stopping.abort(new Error('arrêtée'));
        stopping.signal.throwIfAborted();
      };
      const owner = new pg.Client({ connectionString: app.database.ownerUrl });
      await owner.connect();
      const made = makeBackup(owner, {
        url: app.database.ownerUrl,
        file: fileNamed('arrêtée.dump'),
        programPath: [installedPostgres!],
        watched: { tell, stop: stopping.signal },
      });
      await expect(made).rejects.toThrow('arrêtée');
      await owner.end();
      expect([await databases(), readdirSync(folder)]).toEqual(known);
    },
  );

  describe('restored into an empty database', () => {
    let restored: TestApp;
    afterAll(() => restored?.close());

    test('after another use: doctor is content, and the database is the one that was saved', async () => {
      expect(await outcomes(app, [scanOf(after)])).toEqual(['accepted']);
      const ownerUrl = await anEmptyDatabase('restored');
      const appUrl = withDatabase(app.database.appUrl, 'restored');
      const { code, out, err } = await cli(['restore', backupFile], {
        DATABASE_URL: appUrl,
        MIGRATION_DATABASE_URL: ownerUrl,
      });
      expect([err, code]).toEqual(['', 0]);
      expect(out).toMatch(/^Sauvegarde restaurée : \d+ tables, \d+ lignes\.\nVérification de l’installation :\n✓/);
      expect(out).not.toContain('✗');
      expect(out.match(/✓ Journal de/g)).toHaveLength(2);
      const drop = async () => undefined;
      restored = await reopenApp({ name: 'restored', ownerUrl, appUrl, drop }, app.ccasId, {
        at: app.clock.now().toString(),
      });
      const count = 'select count(*)::int as n from redemption';
      expect(await statementOfOwner(app.database.ownerUrl, count)).toEqual([{ n: 2 }]);
      expect(await statementOfOwner(ownerUrl, count)).toEqual([{ n: 1 }]);
    });

    test('its ledgers are still known as such: a role that could take from them would not start', async () => {
      const marked = await statementOfOwner(
        restored.database.ownerUrl,
        `select conrelid::regclass::text as name from pg_constraint where conname = 'ledger' order by 1`,
      );
      expect(marked.map(({ name }) => name)).toEqual(['offer_use', 'redemption', 'refusal']);
    });

    test('a use from before is still counted, and its key is still known', async () => {
      expect(await outcomes(restored, [scanOf(before)])).toEqual(['duplicate']);
    });

    test('a scan synced after the backup counts again under its key, once, and closes the limit', async () => {
      expect(await outcomes(restored, [scanOf(after), scanOf(after)])).toEqual(['accepted', 'duplicate']);
      expect(await outcomes(restored, [scanOf(randomUUID()), scanOf(after)])).toEqual(['limit_reached', 'duplicate']);
      const uses = await restored.within((tx) => tx.query('select used from offer_use'));
      expect(uses).toEqual([{ used: 2 }]);
      expect(await restored.within((tx) => tx.query('select lane from audit_breaks()'))).toEqual([]);
    });
  });

  test('of an older version is brought up to date', async () => {
    const old = await cloneDatabase();
    await statementOfOwner(
      old.ownerUrl,
      `drop table archive_chunk, archive; drop function unfinished_archives; delete from migration where name like 'archives%'`,
    );
    const file = fileNamed('ancienne.dump');
    expect(await backup(file, old.ownerUrl)).toMatchObject({ code: 0 });
    const ownerUrl = await anEmptyDatabase('older');
    expect((await cli(['restore', file], owning(ownerUrl))).out).toMatch(/migrations faites : 1\./);
    expect(await statementOfOwner(ownerUrl, 'select from archive')).toEqual([]);
    await old.drop();
  });

  test('of a journal whose chain was broken before is made all the same, and says so', async () => {
    const forged = await startApp({ at: new Date().toISOString() });
    await statementOfOwner(forged.database.ownerUrl, `update audit_entry set action = 'rien.vu' where seq = 1`);
    const { code, err } = await backup(fileNamed('rompue.dump'), forged.database.ownerUrl);
    expect([code, err]).toEqual([0, expect.stringMatching(/journal de CCAS d’Alfortville était déjà rompu.+doctor/)]);
    await forged.close();
  });

  describe('is not restored, and the database stays empty,', () => {
    let ownerUrl: string;
    beforeAll(async () => {
      ownerUrl = await anEmptyDatabase('spared');
    });

    test.each([
      ['a file that is not there', () => undefined, /ce fichier n’existe pas/],
      ['a file of something else', () => Buffer.from('Nom;Prénom\n'.repeat(1000)), /ce n’est pas une sauvegarde/],
      ['one cut in the middle', (whole: Buffer) => whole.subarray(0, whole.length / 2), /abîmée ou coupée/],
      ['one with a byte changed', (whole: Buffer) => withByteChanged(whole), /abîmée ou coupée/],
      ['one cut near its end', (whole: Buffer) => whole.subarray(0, whole.length - 200), /abîmée ou coupée/],
    ])('%s', async (name, make, sentence) => {
      const file = fileNamed(`${name}.dump`);
      const content = make(readFileSync(backupFile));
      if (content) writeFileSync(file, content);
      expect(await cli(['restore', file], owning(ownerUrl))).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringMatching(sentence),
      });
      expect(
        await statementOfOwner(ownerUrl, `select from pg_class where relnamespace = 'public'::regnamespace`),
      ).toEqual([]);
    });

    test('one of a newer version', async () => {
      const newer = await cloneDatabase();
      await statementOfOwner(
        newer.ownerUrl,
        `insert into migration (timestamp, name) values (29990101000001, 'later29990101000001')`,
      );
      const file = fileNamed('demain.dump');
      expect(await backup(file, newer.ownerUrl)).toMatchObject({ code: 0 });
      expect(await cli(['restore', file], owning(ownerUrl))).toMatchObject({
        code: 1,
        err: expect.stringMatching(/version plus récente de Passerelle : mettez Passerelle à jour/),
      });
      await newer.drop();
    });

    test('nor over what is there already, which is named', async () => {
      expect(await cli(['restore', backupFile], owning(app.database.ownerUrl))).toMatchObject({
        code: 1,
        err: expect.stringMatching(new RegExp(`n’est pas vide : \\d+ .+${alfortville.name}.+base neuve`)),
      });
    });
  });

  describe('by an owner who is no superuser', () => {
    const file = fileNamed('ordinaire.dump');
    let ownerUrl: string;
    beforeAll(async () => {
      await statementOfOwner(
        postgres.ownerUrl,
        `create role mairie login createrole password 'mot''s'; grant passerelle_app to mairie with admin option`,
      );
      await statementOfOwner(postgres.ownerUrl, 'create database ordinary owner mairie');
      const address = new URL(withDatabase(postgres.ownerUrl, 'ordinary'));
      address.username = 'mairie';
      address.password = encodeURIComponent(`mot's`);
      ownerUrl = address.toString();
    });

    test('is restored into a database of hers', async () => {
      const { code, out, err } = await cli(['restore', backupFile], owning(ownerUrl));
      expect([err, code]).toEqual(['', 0]);
      expect(out).toMatch(/✓ Journal/);
    });

    test('is refused while row-level security would leave it empty', async () => {
      expect(await backup(file, ownerUrl)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/cloisonnement.+la sauvegarde serait vide.+alter role mairie bypassrls;/),
      });
      expect(existsSync(file)).toBe(false);
    });

    test('is read through where no database may be made to try it in', async () => {
      await statementOfOwner(postgres.ownerUrl, 'alter role mairie bypassrls');
      const { code, out, err } = await backup(file, ownerUrl);
      expect([err, code]).toEqual(['', 0]);
      expect(out).toMatch(/relue en entier, mêmes nombres de lignes \(ce rôle/);
    });
  });
});
