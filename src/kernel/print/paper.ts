import { createRequire } from 'node:module';
import path from 'node:path';

/** One millimetre in points, the unit of a PDF. */
export const mm = 72 / 25.4;

/** ISO 216 A4, in points. */
export const A4 = { width: 210 * mm, height: 297 * mm };

/** The same ink as the pages (look.md). */
export const ink = '#1D2A2E';
export const lagoon = '#0B5560';
export const sun = '#E8A33D';
export const soft = '#4A5A5F';

const fonts = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
);

/** `regular` and `bold`, read once a document. */
export function registerFonts(document: PDFKit.PDFDocument): void {
  document
    .registerFont('regular', path.join(fonts, '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'))
    .registerFont('bold', path.join(fonts, '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'));
}

/** The whole of a document, once `draw` has drawn it. */
export function finished(document: PDFKit.PDFDocument, draw: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    draw();
    document.end();
  });
}
