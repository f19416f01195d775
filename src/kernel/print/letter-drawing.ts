import { QR_SIDE, type Row } from './letter-layout.js';
import type { LetterMarks } from './letter-marks.js';
import { A4, mm, soft } from './paper.js';
import { drawQr } from './qr-path.js';

/** Draws the rows page by page, the first page being there already, and says where one is in the letter. */
export function drawPages(
  document: PDFKit.PDFDocument,
  marks: LetterMarks,
  pages: { row: Row; y: number }[][],
  mark?: string,
): void {
  pages.forEach((rows, index) => {
    if (index > 0) document.addPage();
    for (const { row, y } of rows) marks.row(row.part, () => drawRow(document, row, y));
    const folio = pages.length > 1 ? `Page ${index + 1} sur ${pages.length}` : undefined;
    drawFoot(document, [mark, folio].filter((words) => words !== undefined).join(' · '));
  });
}

function drawRow(document: PDFKit.PDFDocument, row: Row, y: number): void {
  if (row.qr) drawQr(document, row.qr, 20 * mm, y, QR_SIDE);
  for (const { text, x, dy, font, size, colour } of row.words)
    document
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, y + dy, { lineBreak: false });
}

function drawFoot(document: PDFKit.PDFDocument, words: string): void {
  if (!words) return;
  document.markContent('Artifact', { type: 'Pagination' });
  document.font('regular').fontSize(8.5).fillColor(soft);
  document.text(words, A4.width - 20 * mm - document.widthOfString(words), A4.height - 15 * mm, { lineBreak: false });
  document.endMarkedContent();
}
