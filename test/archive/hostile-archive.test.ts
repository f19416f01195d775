import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { ArchivedTables } from '../../src/kernel/archive/archiving.js';
import { archivedTables, type RunSql } from '../../src/archive/archive-catalog.js';
import type { ArchiveManifest, ArchiveTable } from '../../src/archive/archive-manifest.js';
import { ArchiveRefused } from '../../src/archive/archive-refused.js';
import { entryOf, MANIFEST_ENTRY } from '../../src/archive/archive-zip.js';
import { asRestorer } from '../../src/archive/as-restorer.js';
import { sealBytes } from '../../src/kernel/secrets/sealed.js';
import { startApp, type TestApp } from '../support/app.js';
import { asOwnerOf } from '../support/as-owner.js';
import { aForgedArchive, anArchive, type Forgery, readInto, takenApart } from '../support/archives.js';
import { anotherCcas, aPassHolder } from '../support/builders.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const folder = mkdtempSync(path.join(tmpdir(), 'hostile-archive-'));
let app: TestApp;
let source: string;
/** Where every one of them is tried, and nothing may ever be. */
let target: TestDatabase;
let made = 0;
beforeAll(async () => {
  app = await startApp();
  await aPassHolder(app, { lastName: 'Archivée' });
  source = await anArchive(app, path.join(folder, 'source.zip'));
  target = await cloneDatabase();
});
afterAll(async () => {
  await target.drop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function aZipOf(name?: string, text = ''): Promise<string> {
  const zip = new yazl.ZipFile();
  if (name) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const file = path.join(folder, `${randomUUID()}.zip`);
  writeFileSync(file, Buffer.concat(chunks));
  return file;
}

type Forging = Parameters<typeof aForgedArchive>[2];

/** Its maker knows the passphrase: everything but what is forged is in order. */
async function refusal(forging: Forging, ownerUrl = target.ownerUrl): Promise<string> {
  const file = await aForgedArchive(source, path.join(folder, `forged-${made++}.zip`), forging);
  return refusalOf(file, ownerUrl);
}

async function refusalOf(file: string, ownerUrl = target.ownerUrl): Promise<string> {
  const error = await readInto(app, ownerUrl, file).then(
    () => 'it was taken',
    (thrown: unknown) => thrown,
  );
  return error instanceof ArchiveRefused ? error.message : `not refused: ${String(error)}`;
}

/** Every table of a database that has a row, and what stands in the schema. */
function traces(): Promise<unknown> {
  return asOwnerOf(target.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') and relname <> 'migration'`,
    );
    const looks = rows.map(({ name }) => `(select '${name}' as name from ${name} limit 1)`).join(' union all ');
    const full = (await owner.query(looks)).rows;
    const roles = await owner.query(`select rolname from pg_roles where rolname like 'passerelle_restores%'`);
    return { full, owned: rows.filter(({ name }) => name === 'owned'), roles: roles.rows };
  });
}

const tableOf = ({ manifest }: { manifest: ArchiveManifest }, name: string): ArchiveTable =>
  manifest.tables.find((table) => table.name === name)!;

/** Changes the rows of a table, as JSON values. */
function rewrite(forgery: Forgery, table: string, change: (row: Record<string, unknown>) => unknown): void {
  const rows = forgery.lines.get(table)!.map((line) => JSON.stringify(change(JSON.parse(line))));
  forgery.lines.set(table, rows);
}

afterEach(async () => {
  expect(await traces()).toEqual({ full: [], owned: [], roles: [] });
});

test('what is forged here would be taken if nothing were forged', async () => {
  const file = await aForgedArchive(source, path.join(folder, 'as-it-was.zip'), {});
  const empty = await cloneDatabase();
  expect(await readInto(app, empty.ownerUrl, file)).toMatchObject({ ccas: { id: app.ccasId } });
  await empty.drop();
});

describe('names in an archive never become SQL', () => {
  const sql = 'id) select gen_random_uuid(); create table owned (id int); commit; --';

  test('a column that is not ours is refused by its name', async () => {
    const said = await refusal({
      change: (forgery) => {
        tableOf(forgery, 'resident').columns.push(sql);
        rewrite(forgery, 'resident', (row) => ({ ...row, [sql]: 1 }));
      },
    });
    expect(said).toMatch(
      /La colonne « id\) select gen_random_uuid\(\); create table owned.*de la table resident n’existe pas/,
    );
  });

  test('nor is one that the database computes or numbers by itself', async () => {
    const computed = (name: string, column: string) =>
      refusal({ change: (forgery) => tableOf(forgery, name).columns.push(column) });
    expect(await computed('partner', 'search_text')).toMatch(/colonne « search_text » de la table partner/);
    expect(await computed('redemption_day_change', 'id')).toMatch(/colonne « id » de la table redemption_day_change/);
  });

  test.each(['migration', 'pg_authid', 'archive', 'resident; commit', '\u001B[2J'])(
    'nor a table that is not archived: %j',
    async (name) => {
      const table = { name, columns: ['id'], rows: 0, pieces: 0, bytes: 0, sha256: '' };
      const said = await refusal({ change: ({ manifest }) => void manifest.tables.push(table) });
      expect(said).toMatch(/^La table « .+ » n’existe pas ici/);
      expect(said).not.toMatch(/\p{C}/u);
    },
  );

  test('a column in the rows that the manifest does not announce, or one less, is refused', async () => {
    const more = { change: (of: Forgery) => rewrite(of, 'resident', (row) => ({ ...row, [sql]: 1 })) };
    expect(await refusal(more)).toMatch(/la colonne « id\) select.* n’est pas annoncée|dont la colonne « id\) select/);
    const less = { change: (of: Forgery) => rewrite(of, 'resident', (row) => ({ ...row, email: undefined })) };
    expect(await refusal(less)).toMatch(/table resident .* ligne incomplète/);
  });

  test('twice the same table or column is refused', async () => {
    expect(await refusal({ lie: ({ tables }) => void tables.push(tables[0]!) })).toMatch(/a deux fois « ccas »/);
    const column = (of: Forgery) => void tableOf(of, 'resident').columns.push('id');
    expect(await refusal({ change: column })).toMatch(/table resident .* deux fois « id »/);
  });
});

describe('an archive carries one CCAS', () => {
  const victim = randomUUID();

  test.each(['resident', 'account', 'tenant_host', 'issuer_key', 'audit_entry', 'credential'])(
    'a row of another one in %s refuses it whole',
    async (table) => {
      const change = (of: Forgery) => {
        // Where the CCAS at work has none, a row is a row all the same.
        if (of.lines.get(table)!.length === 0)
          of.lines.set(table, [
            JSON.stringify(Object.fromEntries(tableOf(of, table).columns.map((name) => [name, null]))),
          ]);
        rewrite(of, table, (row) => ({ ...row, ccas_id: victim }));
      };
      expect(await refusal({ change })).toMatch(new RegExp(`table ${table} .* ligne d’un autre CCAS`));
    },
  );

  test('a token for the CCAS next door lets nobody in there', async () => {
    const next = await anotherCcas(app);
    const change = (of: Forgery) => {
      of.manifest.ccas = { id: victim, name: 'Cheval', origin: 'https://cheval.example' };
      for (const [table, rows] of of.lines)
        if (rows.length > 0 && table !== 'ccas') rewrite(of, table, (row) => ({ ...row, ccas_id: victim }));
      rewrite(of, 'ccas', (row) => ({ ...row, id: victim, origin: 'https://cheval.example' }));
      rewrite(of, 'tenant_host', (row) => ({ ...row, host: 'cheval.example' }));
      const token = {
        ccas_id: next.ccasId,
        id: randomUUID(),
        carrier: 'bearer',
        actor_kind: 'manager',
        actor_id: victim,
      };
      const columns = tableOf(of, 'access_token').columns.map((name) => [name, null]);
      of.lines.set('access_token', [JSON.stringify({ ...Object.fromEntries(columns), ...token })]);
    };
    expect(await refusal({ change }, app.database.ownerUrl)).toMatch(/table access_token .* autre CCAS/);
    const held = await asOwnerOf(app.database.ownerUrl, (owner) =>
      owner.query('select from access_token where ccas_id = $1', [next.ccasId]),
    );
    expect(held.rowCount).toBe(0);
  });

  test('a second CCAS, none, or another address than announced', async () => {
    const second = (of: Forgery) => {
      const [own] = of.lines.get('ccas')!;
      of.lines.get('ccas')!.push(JSON.stringify({ ...JSON.parse(own!), id: victim, origin: 'https://b.example' }));
    };
    expect(await refusal({ change: second })).toMatch(/pas un CCAS, et un seul/);
    const lying = (manifest: ArchiveManifest) => void (tableOf({ manifest }, 'ccas').rows = 1);
    expect(await refusal({ change: second, lie: lying })).toMatch(/table ccas .* autre CCAS/);
    expect(await refusal({ change: ({ lines }) => void lines.set('ccas', []) })).toMatch(/pas un CCAS, et un seul/);
    const moved = (of: Forgery) => rewrite(of, 'ccas', (row) => ({ ...row, origin: 'https://b.example' }));
    expect(await refusal({ change: moved })).toMatch(/abîmée ou a été modifiée/);
  });

  test('a host name that another CCAS answers to is refused with a sentence', async () => {
    const id = randomUUID();
    const change = (of: Forgery) => {
      of.manifest.ccas = { id, name: 'Cheval', origin: 'https://cheval.example' };
      for (const [table, rows] of of.lines)
        if (rows.length > 0 && table !== 'ccas') rewrite(of, table, (row) => ({ ...row, ccas_id: id }));
      rewrite(of, 'ccas', (row) => ({ ...row, id, origin: 'https://cheval.example' }));
    };
    expect(await refusal({ change }, app.database.ownerUrl)).toMatch(/répond déjà à un nom d’hôte de cette archive/);
  });

  test('behind the code, the role it is written with may add rows of this CCAS, and nothing else', async () => {
    const refused = async (sql: string): Promise<string> =>
      asOwnerOf(target.ownerUrl, async (owner) => {
        await owner.query('begin');
        const run: RunSql = async (text, values) => (await owner.query(text, values)).rows as never[];
        const names = (await archivedTables(run, app.get(ArchivedTables))).map(({ name }) => name);
        const code = asRestorer(run, app.ccasId, names, () => run(sql)).then(
          () => 'done',
          (error: { code?: string }) => error.code ?? 'no code',
        );
        return code;
      });
    const host = (ccasId: string) => `insert into tenant_host (host, ccas_id) values ('a.example', '${ccasId}')`;
    expect(await refused(host(victim))).toBe('42501');
    expect(await refused(host(app.ccasId))).toBe('23503'); // Its CCAS is missing, and that is all that is wrong with it.
    for (const sql of [
      `insert into migration (timestamp, name) values (1, 'x')`,
      `insert into archive (id) values (gen_random_uuid())`,
      'select * from account',
      'select * from access_token',
      `update resident set last_name = 'x'`,
      'delete from resident',
      'truncate resident',
      'create table owned (id int)',
      'create role owned',
      'alter table resident disable row level security',
    ])
      expect([sql, await refused(sql)]).toEqual([sql, '42501']);
  });
});

describe('nothing is parsed before its seal is checked', () => {
  test('a manifest changed by one bit, cut, too large or packed', async () => {
    const bytes = readFileSync(source);
    const start = bytes.indexOf('PASSERELLE');
    const changed = (name: string, change: (copy: Buffer) => void) => {
      const copy = Buffer.from(bytes);
      change(copy);
      writeFileSync(path.join(folder, name), copy);
      return refusalOf(path.join(folder, name));
    };
    // The salt, the nonce, the tag, the text.
    for (const at of [12, 30, 45, 80])
      expect(await changed('bit.zip', (copy) => (copy[start + at] = copy[start + at]! ^ 1))).toMatch(
        /pas la phrase.*ou elle a été modifiée|abîmée/,
      );
    const manifest = (content: Buffer, compress = false) =>
      refusal({ entries: { [MANIFEST_ENTRY]: { bytes: content, compress } } });
    expect(await manifest(Buffer.from('PASSERELLE'))).toMatch(/abîmée/);
    expect(await manifest(Buffer.from('{"format":2}'))).toMatch(/abîmée/);
    expect(await manifest(Buffer.concat([Buffer.from('PASSERELLE\u0002'), Buffer.alloc(40)]))).toMatch(/pas la phrase/);
    const large = Buffer.concat([Buffer.from('PASSERELLE\u0002'), Buffer.alloc(2 * 1024 * 1024)]);
    expect(await manifest(large)).toMatch(/abîmée/);
    const small = Buffer.concat([Buffer.from('PASSERELLE\u0002'), Buffer.alloc(40)]);
    expect(await manifest(small, true)).toMatch(/abîmée/);
  });

  test('the format before and those to come are refused with what to do', async () => {
    const format = (number: number) =>
      refusal({
        entries: {
          [MANIFEST_ENTRY]: { bytes: Buffer.concat([Buffer.from('PASSERELLE'), Buffer.of(number), Buffer.alloc(64)]) },
        },
      });
    expect(await format(3)).toMatch(/au format 3 .* mettez Passerelle à jour/);
    expect(await format(1)).toMatch(/au format 1 .* refaites-la/);
    const old = await aZipOf('manifest.json', '{"format":1}');
    expect(await refusalOf(old)).toMatch(/au format 1, que cette version ne lit plus : refaites-la/);
  });

  test('what is a zip and no archive is not said to be an old one: a spreadsheet, an empty one', async () => {
    const sheet = await aZipOf('xl/workbook.xml', '<workbook/>');
    expect(await refusalOf(sheet)).toMatch(/n’est pas une archive de Passerelle\.$/);
    expect(await refusalOf(await aZipOf())).toMatch(/n’est pas une archive de Passerelle\.$/);
  });

  test('a table taken from another archive of the same phrase, or put in the place of another table', async () => {
    const later = await takenApart(await anArchive(app, path.join(folder, 'later.zip')));
    const mine = await takenApart(source);
    expect(Buffer.from(later.salt).equals(mine.salt)).toBe(false);
    const entry = async (file: string, table: string): Promise<Buffer> => {
      const zip = await yauzl.openPromise(file, { lazyEntries: true });
      for await (const each of zip.eachEntry())
        if (each.fileName === entryOf(table)) {
          const chunks: Buffer[] = [];
          for await (const chunk of await zip.openReadStreamPromise(each)) chunks.push(chunk as Buffer);
          zip.close();
          return Buffer.concat(chunks);
        }
      throw new Error(`no ${table}`);
    };
    const foreign = await entry(path.join(folder, 'later.zip'), 'ccas');
    // Once where the manifest still tells the truth, once where its maker lies for it.
    expect(await refusal({ entries: { [entryOf('ccas')]: { bytes: foreign } } })).toMatch(/abîmée/);
    expect(await refusal({ spoil: (table, own) => (table === 'ccas' ? foreign : own) })).toMatch(/abîmée/);
    let residents: Buffer = Buffer.alloc(0);
    const spoil = (table: string, own: Buffer) => {
      if (table === 'issuer_key') residents = own;
      return table === 'resident' ? residents : own;
    };
    expect(await refusal({ spoil })).toMatch(/abîmée/);
  });

  test('counts that are not those of the table, endless ones, and a manifest of another shape', async () => {
    const table = (lie: Partial<Record<keyof ArchiveTable, unknown>>) => ({
      lie: (manifest: ArchiveManifest) => void Object.assign(tableOf({ manifest }, 'resident'), lie),
    });
    for (const lie of [
      { rows: 2 },
      { rows: Number.MAX_SAFE_INTEGER },
      { pieces: 2 },
      { pieces: 0 },
      { bytes: 1 },
      { sha256: 'f'.repeat(64) },
      { rows: -1 },
      { rows: 1e300 },
      { rows: '1' },
      { pieces: 1.5 },
      { columns: 'id' },
      { columns: [] },
      { columns: [{}] },
      { name: null },
    ])
      expect([lie, await refusal(table(lie))]).toEqual([lie, expect.stringMatching(/abîmée ou a été modifiée/)]);
    for (const lie of [{ tables: {} }, { ccas: null }, { ccas: { id: 'x' } }, { migrations: 'x' }])
      expect(await refusal({ lie: (manifest) => void Object.assign(manifest, lie) })).toMatch(/abîmée/);
    const newer = (manifest: ArchiveManifest) => void manifest.migrations.push('tomorrow29990101000001');
    expect(await refusal({ lie: newer })).toMatch(/version plus récente/);
  });

  test('entries beside ours are not looked at, and two of one name or a thousand more are refused', async () => {
    const bomb = { bytes: Buffer.alloc(32 * 1024 * 1024), compress: true };
    const file = await aForgedArchive(source, path.join(folder, 'beside.zip'), {
      entries: { 'csv/resident.csv': bomb, 'tables/resident.jsonl': bomb },
    });
    const empty = await cloneDatabase();
    expect(await readInto(app, empty.ownerUrl, file)).toMatchObject({ ccas: { id: app.ccasId } });
    await empty.drop();
    const many = Array.from({ length: 1001 }, (_, number) => ({
      name: `t${number}`,
      columns: ['id'],
      rows: 0,
      pieces: 0,
      bytes: 0,
      sha256: '',
    }));
    expect(await refusal({ change: ({ manifest }) => void manifest.tables.push(...many) })).toMatch(/abîmée/);
    expect(await refusal({ twice: ['resident'] })).toMatch(/abîmée/);
  });
});

describe('rows a maker who knows the phrase can write', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const withDetails = (text: string) => ({
    change: (of: Forgery) => {
      const [first, ...rest] = of.lines.get('audit_entry')!;
      of.lines.set('audit_entry', [first!.replace(/"details":\{[^}]*\}/, `"details":${text}`), ...rest]);
    },
  });

  test('endlessly deep, with a NUL, or that are no JSON at all', async () => {
    expect(await refusal(withDetails(deep(33)))).toMatch(/table audit_entry .* que PostgreSQL ne peut pas garder/);
    expect(await refusal(withDetails(deep(64_000)))).toMatch(/table audit_entry .* que PostgreSQL ne peut pas garder/);
    expect(await refusal(withDetails('"\\u0000"'))).toMatch(/table audit_entry .* que PostgreSQL ne peut pas garder/);
    expect(await refusal(withDetails('{'))).toMatch(/table audit_entry .* ligne illisible/);
    const line = (text: string) => refusal({ change: ({ lines }) => void lines.set('resident', [text]) });
    for (const text of ['null', '[]', '1', 'resident', ''])
      expect(await line(text)).toMatch(/table resident .* illisible/);
  });

  test('that break a rule of the database, with a sentence that names the table', async () => {
    const orphan = (of: Forgery) => rewrite(of, 'pass', (row) => ({ ...row, resident_id: randomUUID() }));
    expect(await refusal({ change: orphan })).toMatch(
      /lignes de la table pass n’entrent pas ici \(pass_ccas_id_resident/,
    );
    const shape = (of: Forgery) => rewrite(of, 'resident', (row) => ({ ...row, born_on: 'hier' }));
    expect(await refusal({ change: shape })).toMatch(/lignes de la table resident n’entrent pas ici \(22007\)/);
    const logo = (of: Forgery) => rewrite(of, 'ccas', (row) => ({ ...row, logo_id: randomUUID() }));
    expect(await refusal({ change: logo })).toMatch(
      /lignes de la table ccas n’entrent pas ici \(ccas_id_logo_id_fkey\)/,
    );
  });

  test('a journal that was written anew is seen', async () => {
    const change = (of: Forgery) => rewrite(of, 'audit_entry', (row) => ({ ...row, action: 'nothing.happened' }));
    expect(await refusal({ change })).toMatch(/journal de cette archive est rompu/);
  });

  test('a piece that unpacks to more than a piece', async () => {
    const { key, salt } = await takenApart(source);
    const packed = (bytes: number) =>
      Buffer.concat([Buffer.of(1), deflateRawSync(Buffer.concat([Buffer.alloc(bytes, ' '), Buffer.from('\n')]))]);
    const sealFor = (table: string) => ({
      purpose: 'passerelle archive piece',
      context: `${Buffer.from(salt).toString('hex')}/${table}/0`,
    });
    const framed = (content: Buffer) => {
      const sealed = sealBytes(key, sealFor('resident'), content);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(sealed.length);
      return Buffer.concat([length, sealed]);
    };
    const spoil = (content: Buffer) => ({
      spoil: (table: string, own: Buffer) => (table === 'resident' ? content : own),
    });
    expect(await refusal(spoil(framed(packed(256 * 1024 * 1024))))).toMatch(/abîmée/);
    // Within the size of a piece, and yet a thousand for one.
    expect(await refusal(spoil(framed(packed(900_000))))).toMatch(/abîmée/);
    // A length that nothing follows is not waited for, nor is room made for it.
    expect(await refusal(spoil(Buffer.from('fffffff0', 'hex')))).toMatch(/abîmée/);
  });
});
