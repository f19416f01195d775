import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { ArchivedTables } from '../../src/kernel/archive/archiving.js';
import { archivedTables } from '../../src/archive/archive-catalog.js';
import { type ArchiveManifest, openedManifest, sealedManifest } from '../../src/archive/archive-manifest.js';
import { keyOfPassphrase, newSalt } from '../../src/archive/archive-passphrase.js';
import { openedPieces, sealedPieces } from '../../src/archive/archive-pieces.js';
import { ArchiveZip, entryOf, MANIFEST_ENTRY } from '../../src/archive/archive-zip.js';
import { linesOf } from '../../src/archive/archived-rows.js';
import { readArchive, type ReadBack } from '../../src/archive/read-archive.js';
import { WriteArchive } from '../../src/archive/write-archive.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { SealedColumns } from '../../src/kernel/secrets/sealed-columns.js';
import type { TestApp } from './app.js';
import { asOwnerOf } from './as-owner.js';

export const passphrase = 'quatre chats sous la pluie';
export const otherSecretKey = 'another-secret-key-'.repeat(3);

/** Writes everything this CCAS owns into that file. @returns the file */
export async function anArchive(app: Pick<TestApp, 'get' | 'ccasId'>, target: string): Promise<string> {
  const salt = newSalt();
  const key = await keyOfPassphrase(passphrase, salt);
  await app.get(Database).snapshot(systemScope(app.ccasId, 'test'), async (tx) => {
    await pipeline(await app.get(WriteArchive).run(tx, app.ccasId, { key, salt }), createWriteStream(target));
  });
  return target;
}

/** Reads it back as the command does, with another SECRET_KEY. */
export function readInto(
  app: Pick<TestApp, 'get'>,
  ownerUrl: string,
  file: string,
  phrase = passphrase,
): Promise<ReadBack> {
  return readArchive(ownerUrl, {
    file,
    passphrase: phrase,
    secretKey: otherSecretKey,
    sealedColumns: app.get(SealedColumns),
    archived: app.get(ArchivedTables),
  });
}

/** Every row of a CCAS, by table, without what a database numbers by itself. */
export function rowsOf(
  { get, ccasId }: Pick<TestApp, 'get' | 'ccasId'>,
  ownerUrl: string,
): Promise<Record<string, string[]>> {
  return asOwnerOf(ownerUrl, async (client) => {
    await client.query(`select set_config('app.ccas', $1, false)`, [ccasId]);
    const tables = await archivedTables(async (sql) => (await client.query(sql)).rows as never[], get(ArchivedTables));
    const found: Record<string, string[]> = {};
    for (const { name, columns } of tables) {
      const where = name === 'ccas' ? `id = current_ccas()` : 'ccas_id = current_ccas()';
      const { rows } = await client.query(
        `select to_jsonb(r)::text as row from (select ${columns.join(', ')} from ${name} where ${where}) r order by 1`,
      );
      found[name] = rows.map(({ row }: { row: string }) => row);
    }
    return found;
  });
}

/** An archive taken apart by someone who knows its passphrase. */
export interface Forgery {
  manifest: ArchiveManifest;
  /** By table, as JSON. */
  lines: Map<string, string[]>;
}

interface Forging {
  /** Before it is sealed again: pieces, sizes and hashes follow what is changed here. */
  change?: (forgery: Forgery) => void;
  /** After it is sealed: the manifest lies. */
  lie?: (manifest: ArchiveManifest) => void;
  /** In the sealed bytes of a table, which the manifest then describes. */
  spoil?: (table: string, bytes: Buffer) => Buffer;
  /** Tables whose entry is there a second time. */
  twice?: string[];
  /** Entries beside ours, or in the place of ours. */
  entries?: Record<string, { bytes: Buffer; compress?: boolean }>;
}

/** An archive as the application would write it, but for what is forged. @returns the file */
export async function aForgedArchive(source: string, target: string, forging: Forging): Promise<string> {
  const { manifest, lines, ...secret } = structuredClone(await takenApart(source));
  forging.change?.({ manifest, lines });
  const zip = new yazl.ZipFile();
  const add = (name: string, bytes: Buffer, compress = false) => {
    const replaced = forging.entries?.[name];
    zip.addBuffer(replaced?.bytes ?? bytes, name, { compress: replaced?.compress ?? compress });
  };
  for (const table of manifest.tables) {
    const rows = lines.get(table.name) ?? [];
    const written = Readable.from(rows.map((row) => `${row}\n`));
    const pieces: Buffer[] = [];
    for await (const piece of sealedPieces({ ...secret, table: table.name }, written)) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    const bytes = forging.spoil?.(table.name, whole) ?? whole;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    Object.assign(table, { rows: rows.length, pieces: pieces.length, bytes: bytes.length, sha256 });
    add(entryOf(table.name), bytes);
    if (forging.twice?.includes(table.name)) add(entryOf(table.name), bytes);
  }
  forging.lie?.(manifest);
  add(MANIFEST_ENTRY, sealedManifest(secret, manifest));
  for (const [name, { bytes, compress }] of Object.entries(forging.entries ?? {}))
    if (!name.startsWith('rechargement/')) zip.addBuffer(bytes, name, { compress });
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(target));
  return target;
}

type TakenApart = Forgery & { key: string; salt: Uint8Array };

const known = new Map<string, Promise<TakenApart>>();

/** @returns what is in it, with the key and salt of its passphrase; an archive is taken apart once */
export function takenApart(source: string): Promise<TakenApart> {
  const parts = known.get(source) ?? takeApart(source);
  known.set(source, parts);
  return parts;
}

async function takeApart(source: string): Promise<TakenApart> {
  const zip = await ArchiveZip.open(source);
  const { manifest, key, salt } = await openedManifest(await zip.manifest(), passphrase);
  const lines = new Map<string, string[]>();
  for (const { name, pieces } of manifest.tables) {
    const rows: string[] = [];
    const opened = openedPieces({ key, salt, table: name }, await zip.stream(entryOf(name)), pieces);
    for await (const line of linesOf(opened)) rows.push(line);
    lines.set(name, rows);
  }
  zip.close();
  return { manifest, lines, key, salt };
}
