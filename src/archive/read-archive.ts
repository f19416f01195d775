import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { sealBytes, unsealBytes } from '../kernel/secrets/sealed.js';
import type { SealedColumns } from '../kernel/secrets/sealed-columns.js';
import { archivedTables, type RunSql } from './archive-catalog.js';
import { keyOfPassphrase } from './archive-passphrase.js';
import { ARCHIVE_FORMAT, type ArchiveManifest, fromHex, PASSPHRASE_CHECK } from './write-archive.js';

/** Why an archive cannot be read back: one French sentence for the operator. */
export class ArchiveRefused extends Error {}

export interface ReadArchiveOptions {
  file: string;
  passphrase: string;
  /** Of this installation: secrets are sealed anew with it. */
  secretKey: string;
  sealedColumns: SealedColumns;
  onTable?: (name: string, rows: number) => void;
}

const BATCH = 500;

/**
 * Writes an archive back, in the transaction of the database's owner: all of it, or nothing. Ids, dates and the chain of
 * the journal are as they were.
 * @param run a statement in that transaction
 * @returns the CCAS that was read back
 * @throws ArchiveRefused
 */
export async function readArchive(run: RunSql, options: ReadArchiveOptions): Promise<ArchiveManifest['ccas']> {
  const zip = await open(options.file);
  try {
    const entries = await entriesOf(zip);
    const manifest = await manifestOf(zip, entries);
    const key = await keyOf(manifest, options.passphrase);
    await checkPlace(run, manifest);
    await run(`select set_config('app.ccas', $1, true)`, [manifest.ccas.id]);
    await run('set constraints all deferred');
    const known = new Map((await archivedTables(run)).map((table) => [table.name, table]));
    for (const table of manifest.tables) {
      const here = known.get(table.name);
      if (!here) throw new ArchiveRefused(`La table ${table.name} n’existe pas ici : mettez Passerelle à jour.`);
      const lines = await streamOf(zip, entries, `tables/${table.name}.jsonl`);
      const rows = await load(run, lines, table, (row) => resealed(row, table, key, options));
      options.onTable?.(table.name, rows);
    }
    const breaks = await run('select lane from audit_breaks() limit 1');
    if (breaks.length > 0) throw new ArchiveRefused('Le journal de cette archive est rompu : elle a été modifiée.');
    return manifest.ccas;
  } finally {
    zip.close();
  }
}

const DAMAGED = 'Cette archive est abîmée : reprenez-la depuis l’original.';

/** By hand: `readline` does not pass on that its stream broke, and would wait for ever. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of stream) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch {
    throw new ArchiveRefused(DAMAGED);
  }
  if (rest) yield rest;
}

async function load(
  run: RunSql,
  stream: Readable,
  table: ArchiveManifest['tables'][number],
  reseal: (row: string) => string,
): Promise<number> {
  const hash = createHash('sha256');
  await run('create temporary table incoming (line bigint generated always as identity, row jsonb) on commit drop');
  let rows = 0;
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) await run('insert into incoming (row) select r::jsonb from unnest($1::text[]) r', [batch]);
    batch = [];
  };
  for await (const line of linesOf(stream)) {
    hash.update(`${line}\n`);
    batch.push(reseal(line));
    rows++;
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (rows !== table.rows || hash.digest('hex') !== table.sha256)
    throw new ArchiveRefused(
      `La table ${table.name} n’est pas celle qui a été écrite : l’archive est abîmée ou modifiée.`,
    );
  // What a database gives every new CCAS by itself makes room for what this one had.
  if (table.name !== 'ccas') await run(`delete from ${table.name} where ccas_id = current_ccas()`);
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  // One statement a table: a row may refer to another of its own table, which is checked at the end.
  await run(
    `insert into ${table.name} (${columns}) overriding system value select ${columns} from incoming, jsonb_populate_record(null::${table.name}, incoming.row) order by line`,
  );
  await countOn(run, table.name);
  await run('drop table incoming');
  return rows;
}

/** Numbers the database draws by itself go on after those that came. */
async function countOn(run: RunSql, table: string): Promise<void> {
  const drawn = await run<{ name: string }>(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [table],
  );
  for (const { name } of drawn) {
    const sequence = `pg_get_serial_sequence('${table}', '${name}')`;
    await run(`select setval(${sequence}, greatest((select max("${name}") from ${table}), nextval(${sequence})))`);
  }
}

function resealed(
  line: string,
  table: ArchiveManifest['tables'][number],
  key: string,
  { secretKey, sealedColumns }: ReadArchiveOptions,
): string {
  if (table.sealed.length === 0) return line;
  const row = JSON.parse(line) as Record<string, unknown>;
  for (const { column, sealFor } of sealedColumns.of(table.name))
    if (table.sealed.includes(column) && row[column] !== null) {
      const purpose = sealFor(row);
      const plain = unsealBytes(key, purpose, fromHex(row[column]));
      row[column] = `\\x${sealBytes(secretKey, purpose, plain).toString('hex')}`;
    }
  return JSON.stringify(row);
}

async function checkPlace(run: RunSql, { ccas, migrations, tables }: ArchiveManifest): Promise<void> {
  const here = await run<{ name: string }>('select name from migration');
  const unknown = migrations.filter((name) => !here.some((each) => each.name === name));
  if (unknown.length > 0)
    throw new ArchiveRefused('Cette archive vient d’une version plus récente : mettez Passerelle à jour.');
  const [taken] = await run<{ name: string }>('select name from ccas where id = $1 or origin = $2', [
    ccas.id,
    ccas.origin,
  ]);
  if (taken)
    throw new ArchiveRefused(`${taken.name} est déjà dans cette base : une archive se recharge dans une base vide.`);
  if (!tables.some(({ name }) => name === 'ccas')) throw new ArchiveRefused('Cette archive ne contient aucun CCAS.');
}

async function keyOf({ passphrase }: ArchiveManifest, typed: string): Promise<string> {
  const key = await keyOfPassphrase(typed, Buffer.from(passphrase.salt, 'base64'));
  try {
    unsealBytes(key, PASSPHRASE_CHECK, Buffer.from(passphrase.check, 'base64'));
    return key;
  } catch {
    throw new ArchiveRefused('Ce n’est pas la phrase avec laquelle cette archive a été faite.');
  }
}

async function open(file: string): Promise<ZipFile> {
  const opened = promisify<string, yauzl.Options, ZipFile>(yauzl.open);
  return opened(file, { lazyEntries: true, autoClose: false }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'ce fichier n’existe pas' : 'ce n’est pas une archive de Passerelle';
    throw new ArchiveRefused(`${file} : ${why}.`);
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', () => reject(new ArchiveRefused('Cette archive est abîmée.')));
    zip.readEntry();
  });
}

function streamOf(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<Readable> {
  const entry = entries.get(name);
  if (!entry) throw new ArchiveRefused(`${name} manque dans l’archive.`);
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // It may break before it is read, and yauzl only says so: destroyed, it tells whoever reads it later.
      stream.on('error', (broken) => stream.destroy(broken));
      resolve(stream);
    }),
  );
}

async function manifestOf(zip: ZipFile, entries: Map<string, Entry>): Promise<ArchiveManifest> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await streamOf(zip, entries, 'manifest.json')) chunks.push(chunk as Buffer);
    const manifest = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ArchiveManifest;
    if (manifest.format === ARCHIVE_FORMAT) return manifest;
  } catch {
    // Said below.
  }
  throw new ArchiveRefused('Ce n’est pas une archive de Passerelle que cette version sait lire.');
}
