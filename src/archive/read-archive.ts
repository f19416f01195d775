import pg from 'pg';
import type { ArchivedTables } from '../kernel/archive/archiving.js';
import { sealBytes } from '../kernel/secrets/sealed.js';
import type { SealedColumns } from '../kernel/secrets/sealed-columns.js';
import { type ArchivedTable, archivedTables, type RunSql } from './archive-catalog.js';
import { type ArchiveManifest, type ArchiveSecret, type ArchiveTable, openedManifest } from './archive-manifest.js';
import { openedPieces } from './archive-pieces.js';
import { ArchiveRefused, DAMAGED, shown } from './archive-refused.js';
import { ArchiveZip, entryOf } from './archive-zip.js';
import { checkedRow, linesOf, type Row } from './archived-rows.js';
import { asRestorer } from './as-restorer.js';
import { carryOver } from './carry-over.js';
import { explained, restoreTable } from './restore-table.js';
import { fromHex } from './write-archive.js';

export interface ReadArchiveOptions {
  file: string;
  passphrase: string;
  /** Of this installation: secrets are sealed with it. */
  secretKey: string;
  sealedColumns: SealedColumns;
  archived: ArchivedTables;
  onTable?: (name: string, rows: number) => void;
}

export interface ReadBack {
  ccas: ArchiveManifest['ccas'];
  /** Every host name under which it answers from now on. */
  hosts: string[];
  /** The CCAS that answers under every other host name here, where that is not the one read back. */
  defaultHere?: string;
}

interface Reading extends ReadArchiveOptions, ArchiveSecret {
  manifest: ArchiveManifest;
  zip: ArchiveZip;
  defaultHere?: string;
}

/**
 * Writes an archive back in one transaction: all of it, or nothing. Ids, dates and the chain of the journal are as they
 * were. The seal of everything is checked before anything is parsed; what is parsed is checked as a stranger's.
 * @param ownerUrl of the database's owner
 * @throws ArchiveRefused
 */
export async function readArchive(ownerUrl: string, options: ReadArchiveOptions): Promise<ReadBack> {
  const zip = await ArchiveZip.open(options.file);
  try {
    const opened = await openedManifest(await zip.manifest(), options.passphrase);
    for (const table of opened.manifest.tables) await zip.checkEntry(entryOf(table.name), table);
    return await inTransaction(ownerUrl, (run) => restore(run, { ...options, ...opened, zip }));
  } finally {
    zip.close();
  }
}

/** Statements are sent so that each can be one only, with values beside it. */
async function inTransaction<T>(ownerUrl: string, work: (run: RunSql) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true });
  client.on('error', () => undefined); // The statement under way says so itself.
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(async (text, values = []) => {
      const statement = { text, values, queryMode: 'extended' };
      return (await client.query(statement)).rows as never[];
    });
    await client.query('commit');
    return result;
  } finally {
    // Not committed, it is undone.
    await client.end();
  }
}

async function restore(run: RunSql, reading: Reading): Promise<ReadBack> {
  const { manifest } = reading;
  const [byDefault] = await checkPlace(run, manifest);
  const here = await archivedTables(run, reading.archived);
  checkNames(manifest.tables, here);
  const ours = here.filter(({ name }) => manifest.tables.some((table) => table.name === name));
  await asRestorer(
    run,
    manifest.ccas.id,
    ours.map(({ name }) => name),
    async () => {
      await run('set constraints all deferred');
      for (const table of ours) await restoreOne(run, table, { ...reading, defaultHere: byDefault?.name });
      await run('set constraints all immediate').catch((error) => {
        throw explained(error, (error as { table?: string }).table ?? 'ccas');
      });
      if ((await run('select lane from audit_breaks() limit 1')).length > 0)
        throw new ArchiveRefused('Le journal de cette archive est rompu : elle a été modifiée.');
    },
  );
  await carryOver(run, manifest);
  // The next page is planned for what was written. Names are those of our own catalogue.
  for (const { name } of ours) await run(`analyze public."${name}"`);
  const hosts = await run<{ host: string }>('select host from tenant_host where ccas_id = $1 order by host', [
    manifest.ccas.id,
  ]);
  return { ccas: manifest.ccas, hosts: hosts.map(({ host }) => host), defaultHere: byDefault?.name };
}

async function restoreOne(run: RunSql, { name, columns }: ArchivedTable, reading: Reading): Promise<void> {
  const { manifest, zip, key, salt } = reading;
  const table = manifest.tables.find((each) => each.name === name)!;
  const pieces = openedPieces({ key, salt, table: name }, await zip.stream(entryOf(name)), table.pieces);
  async function* lines() {
    for await (const line of linesOf(pieces))
      yield asHere(line, checkedRow(line, table, manifest.ccas.id), name, reading);
  }
  const known = columns.filter((column) => table.columns.includes(column));
  const rows = await restoreTable(run, name, known, lines());
  if (rows !== table.rows) throw new ArchiveRefused(DAMAGED);
  reading.onTable?.(name, rows);
}

/** The row as PostgreSQL wrote it, to the bit, unless it must be another here. */
function asHere(line: string, row: Row, table: string, { manifest, ...reading }: Reading): string {
  const sealed = reading.sealedColumns.of(table);
  for (const { column, sealFor } of sealed)
    if (row[column] !== null && row[column] !== undefined) {
      const bytes = sealBytes(reading.secretKey, sealFor(row), fromHex(row[column]));
      row[column] = `\\x${bytes.toString('hex')}`;
    }
  // One answers under every name that no other has: the one that is here already goes on.
  const gives = table === 'tenant_host' && reading.defaultHere !== undefined;
  if (gives) row.is_default = false;
  if (table === 'ccas' && row.origin !== manifest.ccas.origin) throw new ArchiveRefused(DAMAGED);
  return sealed.length > 0 || gives ? JSON.stringify(row) : line;
}

async function checkPlace(run: RunSql, { ccas, migrations }: ArchiveManifest): Promise<{ name: string }[]> {
  const here = new Set((await run<{ name: string }>('select name from migration')).map(({ name }) => name));
  if (migrations.some((name) => !here.has(name)))
    throw new ArchiveRefused('Cette archive vient d’une version plus récente : mettez Passerelle à jour.');
  const [taken] = await run<{ name: string }>('select name from ccas where id = $1 or origin = $2', [
    ccas.id,
    ccas.origin,
  ]);
  if (taken)
    throw new ArchiveRefused(`${taken.name} est déjà dans cette base : une archive se recharge là où il n’est pas.`);
  return run('select c.name from tenant_host h join ccas c on c.id = h.ccas_id where h.is_default');
}

/** Tables and columns of an archive are looked for among ours; no other name goes any further. */
function checkNames(tables: ArchiveTable[], here: ArchivedTable[]): void {
  for (const { name, columns } of tables) {
    const known = here.find((each) => each.name === name)?.columns;
    if (!known) throw new ArchiveRefused(`La table « ${shown(name)} » n’existe pas ici : mettez Passerelle à jour.`);
    const unknown = columns.find((column) => !known.includes(column));
    if (unknown !== undefined)
      throw new ArchiveRefused(
        `La colonne « ${shown(unknown)} » de la table ${name} n’existe pas ici : mettez Passerelle à jour.`,
      );
  }
}
