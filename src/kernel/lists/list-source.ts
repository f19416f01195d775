import {
  type Header,
  headerFound,
  headerOfList,
  type RequiredColumns,
  requireColumns,
  type Synonyms,
} from './list-header.js';
import { hasLostZero } from './list-cells.js';
import { LineRefused } from './list.errors.js';
import { parseRecords, type Separator, type SourceRecord } from './list-records.js';
import { readTable } from './read-table.js';
import type { Reading } from './reading.js';
import { whyUnusable } from './workbook/cell-text.js';

export interface ListSource<Field extends string> {
  header: Header<Field>;
  /** Every line under the header that is not blank. */
  records: SourceRecord[];
  reading: Reading;
}

/**
 * From the bytes of a file to its records, letting other requests through on the way.
 * @throws UnreadableFile
 */
export async function readSource<Field extends string>(
  bytes: Uint8Array,
  synonyms: Synonyms<Field>,
  required: RequiredColumns<Field>,
  mostRows?: number,
): Promise<ListSource<Field>> {
  const table = await readTable(bytes, headerOfList(synonyms, required), mostRows);
  const header = headerFound(table, synonyms);
  requireColumns(header.columns, required, table.reading);
  return { header, records: table.records, reading: table.reading };
}

/** The cells of each record; absent for one that a quote kept from being told apart. */
export function cellsOf(records: SourceRecord[], separator: Separator): Map<SourceRecord, string[]> {
  const whole = records.filter((record) => !record.isBroken);
  return new Map(parseRecords(whole, separator).map((cells, place) => [whole[place]!, cells]));
}

/** @throws LineRefused when a quote is open, or a cell has no column */
export function checkCells(cells: string[] | undefined, { width }: { width: number }): string[] {
  if (!cells)
    throw new LineRefused(null, 'unclosed_quote', 'Un guillemet est ouvert et jamais refermé sur cette ligne.');
  if (cells.slice(width).some((cell) => cell.trim() !== ''))
    throw new LineRefused(
      null,
      'too_many_cells',
      'Cette ligne a plus de cases que la première : un séparateur est de trop, ou des guillemets manquent.',
    );
  return cells;
}

/**
 * Blanks around and doubled ones go, quoted line breaks too; the first filled column of the field wins.
 * @throws LineRefused for a formula that came to nothing
 */
export function cellOf<Field extends string>(cells: string[], { columns }: Header<Field>, field: Field): string {
  for (const place of columns[field] ?? []) {
    const text = tidy(cells[place] ?? '');
    const why = whyUnusable(text);
    if (why) throw new LineRefused(field, 'formula_error', why);
    if (text !== '') return text;
  }
  return '';
}

/** Zeros that a spreadsheet took from the cells of a line, and that are put back. */
export function zerosLost<Field extends string>(cells: string[], { columns }: Header<Field>): number {
  const fields = Object.entries(columns) as [Field, number[]][];
  return fields.filter(([field, places]) => {
    const first = places.map((place) => tidy(cells[place] ?? '')).find((text) => text !== '');
    return first !== undefined && hasLostZero(field, first);
  }).length;
}

/** Accents, hyphens and case stay the writer's. */
function tidy(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}

/** Whom a line is about, as its cells say it; undefined where they do not, or could not be told apart. */
export function nameIn<Field extends string>(
  cells: string[] | undefined,
  { columns }: Header<Field>,
  fields: readonly Field[],
): string | undefined {
  const words = fields.map((field) => tidy(cells?.[columns[field]?.[0] ?? -1] ?? ''));
  // A formula that failed, or a cell that slid into the wrong column, names nobody.
  const said = words.filter((word) => word !== '' && whyUnusable(word) === undefined);
  return said.length > 0 ? said.join(' ').slice(0, 80) : undefined;
}
