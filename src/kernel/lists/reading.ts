import { counted } from '../ui/french.js';
import { type TextEncoding, textEncodings } from '../text/decoded.js';
import type { TextSeparator } from './list-records.js';

/** What a file was read as: whoever sent it sees whether it is what they meant. */
export type Reading = (
  | { format: 'csv'; separator: TextSeparator; encoding: TextEncoding; headerLine: number }
  | { format: 'xlsx'; sheet: string; headerLine: number }
) & {
  /** Zeros that a spreadsheet had taken from the beginning of numbers, and that were put back. */
  zeros?: number;
};

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

/** What was mended in the file, where something was. */
export function zerosWords({ zeros }: Pick<Reading, 'zeros'>): string | undefined {
  return zeros ? `${counted(zeros, 'zéro remis', 'zéros remis')} au début d’un numéro` : undefined;
}

export function quoted(name: string): string {
  return `« ${name} »`;
}

/** In the address of the page that says it. */
export function readingText(reading: Reading): string {
  return JSON.stringify(reading);
}

/** What `readingText` wrote; undefined for anything else: an address may be made up. */
export function readingIn(text: unknown): Reading | undefined {
  try {
    const { format, headerLine, sheet, separator, encoding } = JSON.parse(String(text)) as Record<string, unknown>;
    if (typeof headerLine !== 'number' || !Number.isSafeInteger(headerLine)) return undefined;
    if (format === 'xlsx' && typeof sheet === 'string' && sheet.length <= 100) return { format, sheet, headerLine };
    const known = textEncodings.find((each) => each === encoding);
    return format === 'csv' && Object.hasOwn(separators, String(separator)) && known
      ? { format, separator: separator as TextSeparator, encoding: known, headerLine }
      : undefined;
  } catch {
    return undefined;
  }
}
