import { imageSize } from 'image-size';
import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { newPdf } from '../kernel/print/new-pdf.js';

export const LARGEST_LOGO_BYTES = 500_000;
const SMALLEST = 64;
const LARGEST = 2000;

/**
 * A logo that pages, cards and letters can show: PNG or JPEG, of a size that is neither too small to print nor a bomb.
 * No SVG: it may carry a program. The file is opened as the printer of cards will open it: one that breaks there would
 * stop every card.
 * @throws InvalidInput at `logo`
 */
export function checkLogo(bytes: Buffer): void {
  if (bytes.length > LARGEST_LOGO_BYTES)
    throw refused('file_too_large', 'Ce logo dépasse 500 Ko : enregistrez-le plus petit.');
  const { type, width, height } = measured(bytes);
  if (type !== 'png' && type !== 'jpg')
    throw refused(
      'wrong_file_type',
      'Choisissez un logo en PNG ou en JPEG. Le SVG n’est pas accepté : exportez-le en PNG.',
    );
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
    throw refused(
      'wrong_picture_size',
      `Ce logo mesure ${width} × ${height} points : il en faut de ${SMALLEST} à ${LARGEST} de chaque côté.`,
    );
  try {
    const document = newPdf({ autoFirstPage: true });
    document.image(bytes, 0, 0, { fit: [50, 50] });
    document.end();
  } catch {
    throw refused('unreadable_picture', 'Cette image est abîmée : ouvrez-la et enregistrez-la de nouveau en PNG.');
  }
}

function measured(bytes: Buffer): { type?: string; width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch {
    return { width: 0, height: 0 };
  }
}

function refused(code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field: 'logo', code, detail } satisfies FieldError]);
}
