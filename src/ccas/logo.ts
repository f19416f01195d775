import { InvalidInput } from '../kernel/errors/domain-error.js';
import type { Pictures } from '../kernel/pictures/pictures.js';
import { bytesInWords } from '../kernel/text/bytes-in-words.js';

export const LARGEST_LOGO_BYTES = 500 * 2 ** 10;
const SMALLEST = 64;
const LARGEST = 2000;

/**
 * A logo that pages, cards and letters can show: drawn anew, and neither too small to print nor longer than any paper.
 * No SVG: it may carry a program.
 * @returns what is kept
 * @throws InvalidInput at `logo`
 */
export async function readLogo(pictures: Pictures, sent: Buffer): Promise<Buffer> {
  if (sent.length > LARGEST_LOGO_BYTES)
    throw refused('file_too_large', `Ce logo dépasse ${bytesInWords(LARGEST_LOGO_BYTES)} : enregistrez-le plus petit.`);
  const { bytes, width, height } = await pictures.redrawn(sent, 'logo');
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
    throw refused(
      'wrong_picture_size',
      `Ce logo mesure ${width} × ${height} points : il en faut de ${SMALLEST} à ${LARGEST} de chaque côté.`,
    );
  return bytes;
}

function refused(code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field: 'logo', code, detail }]);
}
