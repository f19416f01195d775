import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import yazl from 'yazl';
import { ArchivedTables } from '../kernel/archive/archiving.js';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { YearlyPapers } from '../kernel/documents/yearly-papers.js';
import { csvOf, csvRows } from '../kernel/http/csv.js';
import { unsealBytes } from '../kernel/secrets/sealed.js';
import { SealedColumns } from '../kernel/secrets/sealed-columns.js';
import { Clock } from '../kernel/time/clock.js';
import { archivedTables, type ArchivedTable } from './archive-catalog.js';
import { type ArchiveManifest, type ArchiveSecret, sealedManifest } from './archive-manifest.js';
import { sealedPieces } from './archive-pieces.js';
import { aboutArchive } from './archive-words.js';
import { entryOf, MANIFEST_ENTRY } from './archive-zip.js';

const FETCHED = 500;

/**
 * Everything a CCAS owns as one zip. For people: each table as CSV, each file that is kept, the reports of each year. To
 * be read back: each table as JSON lines, sealed with the passphrase's key.
 */
@Injectable()
export class WriteArchive {
  constructor(
    private readonly config: Config,
    private readonly sealedColumns: SealedColumns,
    private readonly archived: ArchivedTables,
    private readonly papers: YearlyPapers,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tx a snapshot: what changes while it is written is not in it
   * @param onTable told when a table is done, with how many there are
   * @returns the zip, to be read to its end before the transaction ends
   */
  async run(
    tx: Tx,
    ccasId: string,
    secret: ArchiveSecret,
    onTable: (done: number, total: number) => void = () => undefined,
  ): Promise<Readable> {
    const tables = await archivedTables((sql, parameters) => tx.rows(sql, parameters), this.archived);
    const zip = new yazl.ZipFile();
    const out = zip.outputStream as Readable;
    zip.on('error', (error) => out.destroy(error as Error));
    const manifest = await this.manifest(tx, ccasId);
    const add = (name: string, source: () => AsyncGenerator<string | Buffer>, compress = true) =>
      zip.addReadStreamLazy(name, { compress }, (give) => give(null, Readable.from(source(), { objectMode: false })));
    zip.addBuffer(Buffer.from(aboutArchive(manifest.ccas.name, this.archived)), 'LISEZMOI.txt');
    for (const [place, table] of tables.entries()) {
      add(entryOf(table.name), () => this.sealed(tx, table, secret, manifest), false);
      add(
        `csv/${table.name}.csv`,
        async function* (this: WriteArchive) {
          yield* this.csv(tx, table);
          onTable(place + 1, tables.length);
        }.bind(this),
      );
    }
    const documents = await tx.rows<{ id: string; name: string }>('select id, name from document order by id');
    for (const { id, name } of documents) add(`documents/${id} ${name}`, () => bytesOf(tx, id), false);
    for (const paper of this.papers.all())
      for (const year of await paper.years(tx))
        add(`bilans/${paper.fileName(year)}`, () => whole(paper.make(tx, year)), false);
    // Last: it counts what was written.
    add(
      MANIFEST_ENTRY,
      async function* () {
        yield sealedManifest(secret, manifest);
      },
      false,
    );
    zip.end();
    return out;
  }

  private async manifest(tx: Tx, ccasId: string): Promise<ArchiveManifest> {
    const ccas = await tx.one<{ id: string; name: string; origin: string }>(
      'select id, name, origin from ccas where id = $1',
      [ccasId],
    );
    const migrations = await tx.rows<{ name: string }>('select name from migration order by name');
    return { ccas, madeAt: this.clock.now().toString(), migrations: migrations.map(({ name }) => name), tables: [] };
  }

  private async *sealed(
    tx: Tx,
    { name, columns, key }: ArchivedTable,
    secret: ArchiveSecret,
    manifest: ArchiveManifest,
  ): AsyncGenerator<Buffer> {
    const table = { name, columns, rows: 0, pieces: 0, bytes: 0, sha256: '' };
    const hash = createHash('sha256');
    const lines = this.lines(tx, { name, columns, key }, () => table.rows++);
    for await (const bytes of sealedPieces({ ...secret, table: name }, lines, () => table.pieces++)) {
      hash.update(bytes);
      table.bytes += bytes.length;
      yield bytes;
    }
    manifest.tables.push({ ...table, sha256: hash.digest('hex') });
  }

  /** Each row as PostgreSQL writes it, so that it reads it back to the bit; only what SECRET_KEY sealed is opened. */
  private async *lines(tx: Tx, table: ArchivedTable, onRow: () => void): AsyncGenerator<string> {
    const sealed = this.sealedColumns.of(table.name);
    const { adapt, only } = this.archived.of(table.name);
    for await (const batch of rowsOf(tx, table, only))
      for (const { row } of batch) {
        onRow();
        if (sealed.length === 0 && !adapt) {
          yield `${row}\n`;
          continue;
        }
        const cells = JSON.parse(row) as Record<string, unknown>;
        for (const { column, sealFor } of sealed)
          if (cells[column] !== null) {
            const plain = unsealBytes(this.config.secretKey, sealFor(cells), fromHex(cells[column]));
            cells[column] = `\\x${plain.toString('hex')}`;
          }
        yield `${JSON.stringify(adapt ? adapt(cells) : cells)}\n`;
      }
  }

  /** For people: no files, no secrets, no hashes. */
  private async *csv(tx: Tx, table: ArchivedTable): AsyncGenerator<string> {
    const binary = await tx.rows<{ column: string }>(
      `select attname::text as column from pg_attribute where attrelid = $1::regclass and atttypid = 'bytea'::regtype`,
      [table.name],
    );
    const hidden = new Set([...binary.map(({ column }) => column), 'password_hash']);
    const columns = table.columns.filter((column) => !hidden.has(column));
    yield csvOf(columns, []);
    for await (const batch of rowsOf(tx, table))
      yield csvRows(
        batch.map(({ row }) => {
          const cells = JSON.parse(row) as Record<string, unknown>;
          return columns.map((column) => cellText(cells[column]));
        }),
      );
  }
}

function cellText(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

export function fromHex(text: unknown): Buffer {
  return Buffer.from(String(text).slice(2), 'hex');
}

async function* rowsOf(
  tx: Tx,
  { name, columns, key }: ArchivedTable,
  only = 'true',
): AsyncGenerator<{ row: string }[]> {
  const own = columns.map((column) => `t.${column}`).join(', ');
  const order = key.map((column) => `t.${column}`).join(', ');
  await tx.run(
    `declare archived no scroll cursor for select row_to_json(r)::text as row from (select ${own} from ${name} t where ${name === 'ccas' ? 't.id = current_ccas()' : `t.ccas_id = current_ccas() and (${only})`} order by ${order}) r`,
  );
  try {
    for (;;) {
      const rows = await tx.rows<{ row: string }>(`fetch ${FETCHED} from archived`);
      if (rows.length > 0) yield rows;
      if (rows.length < FETCHED) return;
    }
  } finally {
    await tx.run('close archived').catch(() => undefined);
  }
}

async function* whole(bytes: Promise<Buffer>): AsyncGenerator<Buffer> {
  yield await bytes;
}

async function* bytesOf(tx: Tx, id: string): AsyncGenerator<Buffer> {
  const { bytes } = await tx.one<{ bytes: Buffer }>('select bytes from document where id = $1', [id]);
  yield bytes;
}
