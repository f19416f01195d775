import { type DecodedText, decoded } from '../text/decoded.js';
import { UnreadableFile } from './list.errors.js';

/** First bytes of what people send in place of a CSV: xlsx and ods (zip), pdf, xls. */
const otherFormats = ['504b0304', '25504446', 'd0cf11e0'];

/**
 * The text of a file as spreadsheets and business software write it: UTF-8 or UTF-16 when its first bytes say so, UTF-8
 * when it is valid, else Windows-1252, which holds Latin-1.
 * @throws UnreadableFile for an empty file or one that is not text
 */
export function readEncoded(bytes: Uint8Array): DecodedText {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (otherFormats.includes(start)) throw new UnreadableFile('not_csv');
  const found = decoded(bytes);
  if (found.text.includes('\0')) throw new UnreadableFile('not_csv');
  if (found.text.trim() === '') throw new UnreadableFile('empty_file');
  return found;
}
