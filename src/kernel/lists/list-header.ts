import { foldName } from '../text/fold-name.js';
import { UnreadableFile } from './list.errors.js';
import { SHEET_CELLS, type Separator } from './list-records.js';
import { findTextHeader } from './read-table.js';
import { quoted, type Reading } from './reading.js';
import type { HeaderSought, Table } from './table.js';

/** How lists name each field, folded (`foldName`). The first filled column of a field wins. */
export type Synonyms<Field extends string> = Record<Field, readonly string[]>;
/** Places of the columns that may hold a field, the preferred one first. */
export type Columns<Field extends string> = Partial<Record<Field, number[]>>;
/** Columns without which no line can be accepted, as the file names them; of several fields, one. */
export type RequiredColumns<Field extends string> = [field: Field | Field[], name: string][];

export interface Header<Field extends string> {
  separator: Separator;
  columns: Columns<Field>;
  /** Cells in the header: a line with more of them has shifted; in a sheet none can. */
  width: number;
  line: number;
}

/** Software puts a title, or Excel's `sep=;`, above the header. */
const linesTried = 10;

/** The header of a list whose columns are named so. */
export function headerOfList<Field extends string>(
  synonyms: Synonyms<Field>,
  required: RequiredColumns<Field>,
): HeaderSought {
  return {
    linesTried,
    named: (cells) => countOf(columnsOf(cells, synonyms)),
    isEnough: (cells) => missingOf(columnsOf(cells, synonyms), required).length === 0,
  };
}

export function headerFound<Field extends string>(
  { separator, header }: Pick<Table, 'separator' | 'header'>,
  synonyms: Synonyms<Field>,
): Header<Field> {
  const width = separator === SHEET_CELLS ? Infinity : header.cells.length;
  return { separator, columns: columnsOf(header.cells, synonyms), width, line: header.line };
}

/**
 * Finds the line of a text that names the columns, and with it the separator.
 * @throws UnreadableFile `no_header`
 */
export function findHeader<Field extends string>(text: string, synonyms: Synonyms<Field>): Header<Field> {
  const found = findTextHeader(text, headerOfList(synonyms, []));
  if (!found) throw new UnreadableFile('no_header');
  return headerFound(found, synonyms);
}

/** @throws UnreadableFile `missing_columns`, naming them and where they were looked for */
export function requireColumns<Field extends string>(
  columns: Columns<Field>,
  required: RequiredColumns<Field>,
  reading: Reading,
): void {
  const missing = missingOf(columns, required);
  if (missing.length === 0) return;
  const where =
    reading.format === 'xlsx'
      ? `la ligne ${reading.headerLine} de la feuille ${quoted(reading.sheet)}`
      : 'la première ligne';
  throw new UnreadableFile('missing_columns', `Il manque dans ${where} : ${missing.join(', ')}.`);
}

function missingOf<Field extends string>(columns: Columns<Field>, required: RequiredColumns<Field>): string[] {
  return required
    .filter(([fields]) => [fields].flat().every((field) => !columns[field as Field]))
    .map(([, name]) => name);
}

function columnsOf<Field extends string>(names: string[], synonyms: Synonyms<Field>): Columns<Field> {
  const folded = names.map((name) => foldName(name));
  const columns: Columns<Field> = {};
  for (const field of Object.keys(synonyms) as Field[]) {
    const places = synonyms[field].map((name) => folded.indexOf(name)).filter((place) => place >= 0);
    if (places.length > 0) columns[field] = places;
  }
  return columns;
}

function countOf(columns: object): number {
  return Object.keys(columns).length;
}
