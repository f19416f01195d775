import type { Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import type { RequiredColumns, Synonyms } from './list-header.js';
import { cellOf, cellsOf, checkCells, nameIn, readSource, zerosLost } from './list-source.js';
import type { Reading } from './reading.js';
import { type LineRefusal, LineRefused } from './list.errors.js';

export type LineOutcome = 'created' | 'changed' | 'unchanged';

/** What became of the lines of one file. */
export interface ListReport extends Record<LineOutcome, number> {
  rowsRead: number;
  refused: number;
  refusals: LineRefusal[];
  dryRun: boolean;
  /** What the file was read as. */
  reading: Reading;
}

export interface ListShape<Field extends string> {
  synonyms: Synonyms<Field>;
  required: RequiredColumns<Field>;
  /** The column that says whom or what a line is about. */
  named: Field;
}

/** A cell of the line at hand; empty when the line does not say. */
export type Cells<Field extends string> = (field: Field) => string;

/** What one request does within a few seconds. Lists of a whole town (residents) run beside the requests instead. */
export const MOST_LINES = 2000;
/** Of a short list: four thousand letters a line. */
export const LARGEST_SHORT_LIST_BYTES = 8 * 2 ** 20;

/**
 * Does every line of a short list in one transaction, each in a savepoint of its own: a line that is refused leaves
 * nothing and stops no other. A dry run does everything, and takes it back.
 * @param work one line, through the use cases; what they refuse is told with its field
 * @throws UnreadableFile
 */
export async function runList<Field extends string>(
  tx: Tx,
  bytes: Uint8Array,
  { synonyms, required, named }: ListShape<Field>,
  dryRun: boolean,
  work: (cell: Cells<Field>) => Promise<LineOutcome>,
): Promise<ListReport> {
  const { header, records, reading } = await readSource(bytes, synonyms, required, MOST_LINES);
  const cells = cellsOf(records, header.separator);
  const counts = { rowsRead: 0, created: 0, changed: 0, unchanged: 0, refused: 0 };
  const report: ListReport = { ...counts, refusals: [], dryRun, reading };
  let zeros = 0;
  await tx.run('savepoint list');
  for (const record of records) {
    report.rowsRead++;
    await tx.run('savepoint line');
    try {
      const own = checkCells(cells.get(record), header);
      report[await work((field) => cellOf(own, header, field))]++;
      await tx.run('release savepoint line');
      zeros += zerosLost(own, header);
    } catch (error) {
      await tx.run('rollback to savepoint line');
      report.refused++;
      report.refusals.push(
        ...refusalsOf(error).map((each) => ({
          line: record.line,
          name: nameIn(cells.get(record), header, [named]),
          ...each,
        })),
      );
    }
  }
  if (dryRun) await tx.run('rollback to savepoint list');
  return { ...report, reading: { ...reading, ...(zeros > 0 && { zeros }) } };
}

function refusalsOf(error: unknown): Omit<LineRefusal, 'line'>[] {
  if (error instanceof LineRefused) return [{ field: error.field, code: error.code, detail: error.detail }];
  if (!(error instanceof DomainError)) throw error;
  if (error.errors?.length)
    return error.errors.map(({ field, code, detail }) => ({ field, code, detail: `${field} : ${detail}` }));
  return [{ field: null, code: error.code, detail: error.message }];
}
