import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';

/**
 * A table as a French spreadsheet opens it right: UTF-8 with BOM, `;`, CRLF. A text that a spreadsheet would take for a
 * formula is led by an apostrophe.
 * @param rows amounts already written with a decimal comma
 */
export function csvOf(header: string[], rows: (string | number)[][]): string {
  return stringify([header, ...rows], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** More lines of the same table, for a long one that is sent piece by piece. */
export function csvRows(rows: (string | number)[][]): string {
  return stringify(rows, { delimiter: ';', record_delimiter: 'windows', escape_formulas: true });
}

/** `12,50` from integer cents. */
export function csvEuros(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}

/** A download that a French spreadsheet opens right. @param csv as `csvOf` makes it */
export function csvFile(name: string, csv: string): StreamableFile {
  return new StreamableFile(Buffer.from(csv), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}
