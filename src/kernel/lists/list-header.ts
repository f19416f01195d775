import { foldName } from '../text/fold-name.js';
import { UnreadableFile } from './list.errors.js';
import { parseRecords, type Separator, type SourceRecord, splitRecords } from './list-records.js';

/** How lists name each field, folded (`foldName`). The first filled column of a field wins. */
export type Synonyms<Field extends string> = Record<Field, readonly string[]>;
/** Places of the columns that may hold a field, the preferred one first. */
export type Columns<Field extends string> = Partial<Record<Field, number[]>>;

export interface Header<Field extends string> {
  separator: Separator;
  columns: Columns<Field>;
  /** Cells in the header: a line with more of them has shifted. */
  width: number;
  line: number;
}

/** Software puts a title, or Excel's `sep=;`, above the header. */
const linesTried = 10;

/**
 * Finds the line that names the columns, and with it the separator: the pair that names most.
 * @throws UnreadableFile `no_header`
 */
export function findHeader<Field extends string>(text: string, synonyms: Synonyms<Field>): Header<Field> {
  let best: Header<Field> | undefined;
  for (const separator of [';', ',', '\t'] as const) {
    for (const record of firstRecords(text, separator)) {
      const names = parseRecords([record], separator)[0]!;
      const columns = columnsOf(names, synonyms);
      if (countOf(columns) > countOf(best?.columns ?? {}))
        best = { separator, columns, width: names.length, line: record.line };
    }
  }
  if (!best) throw new UnreadableFile('no_header');
  return best;
}

/** @throws UnreadableFile `missing_columns`, naming them */
export function requireColumns<Field extends string>(
  { columns }: Header<Field>,
  required: [field: Field | Field[], name: string][],
): void {
  const missing = required.filter(([fields]) =>
    (Array.isArray(fields) ? fields : [fields]).every((field) => !columns[field]),
  );
  if (missing.length > 0)
    throw new UnreadableFile(
      'missing_columns',
      `Il manque dans la première ligne : ${missing.map(([, name]) => name).join(', ')}.`,
    );
}

function firstRecords(text: string, separator: Separator): SourceRecord[] {
  const found: SourceRecord[] = [];
  for (const record of splitRecords(text, separator)) {
    if (!record.isBroken) found.push(record);
    if (record.line >= linesTried) break;
  }
  return found;
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
