import { decoded } from '../text/decoded.js';
import { UnreadableFile } from './list.errors.js';

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
  const text = decoded(bytes);
  if (text.includes('\0')) throw new UnreadableFile('not_csv');
  if (text.trim() === '') throw new UnreadableFile('empty_file');
  return text;
}
