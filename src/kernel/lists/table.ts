import type { Separator, SourceRecord } from './list-records.js';
import type { Reading } from './reading.js';

/** By what the header of a table is known. */
export interface HeaderSought {
  /** How many of the columns we know these cells name: 0 is no header. */
  named(cells: string[]): number;
  /** Whether they name all that is needed: the sheet of a workbook is the first that has them. */
  isEnough(cells: string[]): boolean;
  /** Software puts a title, or Excel's `sep=;`, above the header: so far it is looked for. */
  linesTried: number;
}

export interface FoundHeader {
  line: number;
  cells: string[];
}

/** A file as rows of cells, whatever it was. */
export interface Table {
  header: FoundHeader;
  separator: Separator;
  /** Every line under the header that is not blank. */
  records: SourceRecord[];
  reading: Reading;
}
