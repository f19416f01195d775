import { setImmediate as nextTurn } from 'node:timers/promises';
import { UnreadableFile } from './list.errors.js';
import { parseRecords, type SourceRecord, splitRecords, type TextSeparator } from './list-records.js';
import { readEncoded } from './list-text.js';
import { readSheetTable } from './read-sheet-table.js';
import type { FoundHeader, HeaderSought, Table } from './table.js';

const recordsPerTurn = 5000;
/** Of a zip, and of one that holds nothing. */
const zips = ['504b0304', '504b0506'];
const ole = 'd0cf11e0';

/**
 * From the bytes of a file to its rows, letting other requests through on the way: a workbook by its first bytes and not by
 * its name, else text.
 * @param mostRows where fewer are taken anyway: no more are read
 * @throws UnreadableFile
 */
export async function readTable(bytes: Uint8Array, sought: HeaderSought, mostRows = Infinity): Promise<Table> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === ole) throw new UnreadableFile(isLocked(bytes) ? 'locked_workbook' : 'old_workbook');
  return zips.includes(start) ? readSheetTable(bytes, sought, mostRows) : readTextTable(bytes, sought, mostRows);
}

async function readTextTable(bytes: Uint8Array, sought: HeaderSought, mostRows: number): Promise<Table> {
  const { text, encoding } = readEncoded(bytes);
  const found = findTextHeader(text, sought);
  if (!found) throw new UnreadableFile('no_header');
  const { separator, header } = found;
  const records: SourceRecord[] = [];
  for (const record of splitRecords(text, separator)) {
    if (record.line > header.line && records.push(record) > mostRows) throw new UnreadableFile('too_many_lines');
    if (record.line % recordsPerTurn === 0) await nextTurn();
  }
  return { header, separator, records, reading: { format: 'csv', separator, encoding, headerLine: header.line } };
}

/** The line that names the columns, and with it the separator: the pair that names most. */
export function findTextHeader(
  text: string,
  { named, linesTried }: Pick<HeaderSought, 'named' | 'linesTried'>,
): { separator: TextSeparator; header: FoundHeader } | undefined {
  let best: { separator: TextSeparator; header: FoundHeader; count: number } | undefined;
  for (const separator of [';', ',', '\t'] as const) {
    for (const record of splitRecords(text, separator)) {
      if (record.line > linesTried) break;
      if (record.isBroken) continue;
      const cells = parseRecords([record], separator)[0]!;
      const count = named(cells);
      if (count > (best?.count ?? 0)) best = { separator, header: { line: record.line, cells }, count };
    }
  }
  return best;
}

/** Office keeps a workbook with a password in an old container, under this name. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
