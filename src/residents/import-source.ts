import { setImmediate as nextTurn } from 'node:timers/promises';
import { findHeader, type Header, requireColumns } from './import-header.js';
import { type SourceRecord, splitRecords } from './import-records.js';
import { readText } from './import-text.js';

export interface ImportSource {
  header: Header;
  /** Every line under the header that is not blank. */
  records: SourceRecord[];
}

const recordsPerTurn = 5000;

/**
 * From the bytes of a file to its records, letting other requests through on the way.
 * @throws UnreadableFile
 */
export async function readSource(bytes: Uint8Array, communeIsKnown: boolean): Promise<ImportSource> {
  const text = readText(bytes);
  const header = findHeader(text);
  requireColumns(header, communeIsKnown);
  const records: SourceRecord[] = [];
  for (const record of splitRecords(text, header.separator)) {
    if (record.line > header.line) records.push(record);
    if (record.line % recordsPerTurn === 0) await nextTurn();
  }
  return { header, records };
}
