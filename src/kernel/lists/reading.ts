import type { TextEncoding } from '../text/decoded.js';
import type { TextSeparator } from './list-records.js';

/** What a file was read as: whoever sent it sees whether it is what they meant. */
export type Reading =
  | { format: 'csv'; separator: TextSeparator; encoding: TextEncoding; headerLine: number }
  | { format: 'xlsx'; sheet: string; headerLine: number };

const separators: Record<TextSeparator, string> = {
  ';': 'des points-virgules',
  ',': 'des virgules',
  '\t': 'des tabulations',
};

/** `feuille « Usagers », titres à la ligne 3`; the header of a CSV is its first line unless it says so. */
export function readingWords(reading: Reading): string {
  const header = `, titres à la ligne ${reading.headerLine}`;
  if (reading.format === 'xlsx') return `feuille ${quoted(reading.sheet)}${header}`;
  const words = `CSV séparé par ${separators[reading.separator]}, ${reading.encoding}`;
  return reading.headerLine === 1 ? words : words + header;
}

export function quoted(name: string): string {
  return `« ${name} »`;
}
