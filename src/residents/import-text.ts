import { UnreadableFile } from './import.errors.js';

/** First bytes of what people send in place of a CSV: xlsx and ods (zip), pdf, xls. */
const otherFormats = ['504b0304', '25504446', 'd0cf11e0'];

/**
 * The text of a file as spreadsheets and business software write it: UTF-8 or UTF-16 when its first bytes say so, UTF-8
 * when it is valid, else Windows-1252, which holds Latin-1.
 * @throws UnreadableFile for an empty file or one that is not text
 */
export function readText(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (otherFormats.includes(start)) throw new UnreadableFile('not_csv');
  const text = decode(bytes, start);
  if (text.includes('\0')) throw new UnreadableFile('not_csv');
  if (text.trim() === '') throw new UnreadableFile('empty_file');
  return text;
}

function decode(bytes: Uint8Array, start: string): string {
  if (start.startsWith('efbbbf')) return new TextDecoder('utf-8').decode(bytes);
  if (start.startsWith('fffe')) return new TextDecoder('utf-16le').decode(bytes);
  if (start.startsWith('feff')) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
