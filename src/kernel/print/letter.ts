import { frenchDay } from '../ui/french.js';
import type { Letter } from './letter-content.js';
import { drawPages } from './letter-drawing.js';
import { layOut } from './letter-layout.js';
import { type LetterMarks, TaggedMarks } from './letter-marks.js';
import { drawRecipient } from './letter-window.js';
import { newPdf } from './new-pdf.js';
import { drawPicture } from './picture.js';
import { A4, finished, ink, lagoon, mm, registerFonts, soft } from './paper.js';
import { printable } from './printable.js';
import { wrapped } from './wrapped.js';

export type { Letter, LetterBlock } from './letter-content.js';

/** How a document that takes letters is opened: French, its text marked for screen readers (PDF/UA). */
export const letterDocument = {
  size: [A4.width, A4.height] as [number, number],
  margin: 0,
  autoFirstPage: false,
  lang: 'fr-FR',
  displayTitle: true,
  pdfVersion: '1.7',
  tagged: true,
  // The types have not heard of PDF/UA yet; pdfkit has.
  subset: 'PDF/UA' as PDFKit.PDFDocumentOptions['subset'],
} as const;

/** One document, each letter beginning on a page of its own. */
export function letterPdf(letters: Letter[]): Promise<Buffer> {
  const document = newPdf({
    ...letterDocument,
    info: { Title: letters[0]?.subject ?? 'Lettre', Author: letters[0]?.sender.name ?? '' },
  });
  registerFonts(document);
  return finished(document, () => {
    for (const letter of letters) drawLetter(document, letter);
  });
}

/** How a document of letters that are only printed is opened: by the thousand, marks would fill the memory. */
export const printedLetters = { ...letterDocument, tagged: false, subset: undefined } as const;

/**
 * Adds a letter to a document opened as `letterDocument`, on as many pages as its body asks for. `mark` is printed
 * small at the foot of its first page: its place among others (`12/200`).
 * @param marks `withoutMarks` for a document opened as `printedLetters`
 */
export function drawLetter(
  document: PDFKit.PDFDocument,
  letter: Letter,
  mark?: string,
  marks: LetterMarks = new TaggedMarks(document),
): void {
  document.addPage();
  marks.block(() => drawSender(document, letter.sender));
  marks.block(() => drawRecipient(document, letter.recipient));
  marks.block(() => drawPlaceAndDay(document, letter));
  drawPages(document, marks, layOut(document, letter), mark);
  marks.end();
}

const LEFT = 20 * mm;

const LOGO = { width: 22 * mm, height: 18 * mm };

function drawSender(document: PDFKit.PDFDocument, { name, address, phone, logo }: Letter['sender']): void {
  const left = logo ? LEFT + LOGO.width + 4 * mm : LEFT;
  const width = LEFT + 75 * mm - left;
  let y = 18 * mm;
  if (logo) drawPicture(document, logo, { x: LEFT, y, ...LOGO });
  const draw = (font: string, size: number, colour: string, text: string, room: number): void => {
    document.font(font).fontSize(size).fillColor(colour);
    for (const line of wrapped(document, printable(document, text), width).slice(0, room)) {
      document.text(line, left, y, { lineBreak: false });
      y += size * 1.3;
    }
  };
  draw('bold', 13, lagoon, name, 3);
  if (address) draw('regular', 9.5, ink, address, 4);
  if (phone) draw('regular', 9.5, soft, `Téléphone : ${phone}`, 1);
}

function drawPlaceAndDay(document: PDFKit.PDFDocument, { place, date }: Letter): void {
  document.font('regular').fontSize(11).fillColor(ink);
  const width = 88 * mm;
  const lines = wrapped(document, printable(document, `${place}, le ${frenchDay(date)}`), width).slice(0, 2);
  lines.forEach((line, index) => document.text(line, 102 * mm, (86 + index * 5) * mm, { lineBreak: false }));
}
