import { ink, lagoon, mm, soft, sun } from '../kernel/print/paper.js';
import { drawPicture, type PrintedPicture } from '../kernel/print/picture.js';
import { printable } from '../kernel/print/printable.js';
import { drawQr } from '../kernel/print/qr-path.js';
import { frenchDay } from '../kernel/ui/french.js';
import { passQr } from './qr.js';

/** Everything a card says. The name stands beside the code, never in it. */
export interface CardContent {
  ccasName: string;
  /** Where to call, on the back. */
  ccasPhone: string | null;
  ccasAddress: string | null;
  /** Where anyone may check where it is accepted. */
  origin: string;
  lastName: string;
  firstName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  validThrough: string;
  /** QR text of the credential. */
  passCode: string;
  /** What the CCAS has put on its cards. */
  look?: CardLook;
}

/** Null, and absent, is what the house prints. */
export interface CardLook {
  logo: PrintedPicture | null;
  mainColour: string | null;
  accentColour: string | null;
  cardTitle: string | null;
  cardNote: string | null;
}

const TITLE_HEIGHT = 6.8 * mm;
/** Beside the title, above the name. */
const LOGO = { width: 12 * mm, height: 11.4 * mm };

/** ISO/IEC 7810 ID-1, in points. */
export const CARD_WIDTH = 85.6 * mm;
export const CARD_HEIGHT = 53.98 * mm;
/** On the back, unless the CCAS says it in its own words. */
export const CARD_NOTE = 'Il lit le code et applique votre avantage. Votre nom ne lui est pas transmis par le code.';
/** Printed side of the code, quiet zone aside: pass-code.md asks for 25 mm or more. */
const QR_SIDE = 31 * mm;

/** At the origin of the document's drawing: move it first. */
export function drawFront(document: PDFKit.PDFDocument, card: CardContent): void {
  const left = 6 * mm;
  const right = CARD_WIDTH - QR_SIDE - 5.5 * mm;
  const width = right - left - 3.5 * mm;
  const main = card.look?.mainColour ?? lagoon;
  document.rect(0, 0, CARD_WIDTH, 2.4 * mm).fill(main);
  document.rect(0, 2.4 * mm, CARD_WIDTH, 0.8 * mm).fill(card.look?.accentColour ?? sun);

  const logo = card.look?.logo;
  if (logo) drawPicture(document, logo, { x: left, y: 5.4 * mm, ...LOGO });
  const beside = logo ? left + LOGO.width + 2 * mm : left;
  const room = right - beside - 2 * mm;
  const title = printable(document.font('bold'), card.look?.cardTitle ?? 'Pass senior');
  document
    .font('bold')
    .fontSize(titleSize(document, title, room))
    .fillColor(main)
    .text(title, beside, 6.2 * mm, { width: room, height: TITLE_HEIGHT, ellipsis: true });
  document
    .font('regular')
    .fontSize(logo ? 6.5 : 7.5)
    .fillColor(soft)
    .text(card.ccasName, beside, document.y, { width: room, height: 17.6 * mm - document.y, ellipsis: true });

  const name = printable(document.font('bold'), `${card.firstName}\n${card.lastName.toLocaleUpperCase('fr-FR')}`);
  document
    .font('bold')
    .fontSize(fittingSize(document, name, width))
    .fillColor(ink)
    .text(name, left, 19 * mm, { width, height: 15 * mm, ellipsis: true });

  document
    .font('regular')
    .fontSize(7)
    .fillColor(soft)
    .text('Numéro', left, 35 * mm, { width });
  document
    .font('bold')
    .fontSize(11.5)
    .fillColor(ink)
    .text(card.number, left, 37.8 * mm, { width, lineBreak: false });
  document
    .font('regular')
    .fontSize(7)
    .fillColor(soft)
    .text('Valable jusqu’au', left, 44 * mm, { width });
  document
    .font('bold')
    .fontSize(8.5)
    .fillColor(ink)
    .text(frenchDay(card.validThrough), left, 46.8 * mm, { width, lineBreak: false });

  drawQr(document, passQr(card.passCode), right, (CARD_HEIGHT - QR_SIDE) / 2 + 1.4 * mm, QR_SIDE);
}

/** `mark` is its place in a batch, `12/200`: the letter that goes with it bears the same. */
export function drawBack(document: PDFKit.PDFDocument, card: CardContent, mark?: string): void {
  const left = 7 * mm;
  const width = CARD_WIDTH - 14 * mm;
  document.rect(0, 0, CARD_WIDTH, 2.4 * mm).fill(card.look?.mainColour ?? lagoon);
  document
    .font('bold')
    .fontSize(9.5)
    .fillColor(ink)
    .text('Présentez cette carte au commerçant.', left, 8 * mm, { width });
  document
    .font('regular')
    .fontSize(8.5)
    .text(printable(document, card.look?.cardNote ?? CARD_NOTE), { width, height: 16 * mm, ellipsis: true });
  document.moveDown(0.6).font('bold').text('Carte perdue, question ?', { width });
  const whom = [card.ccasName, card.ccasPhone, card.ccasAddress].filter(Boolean).join('\n');
  document.font('regular').text(whom, { width, height: 43 * mm - document.y, ellipsis: true });
  document
    .fillColor(soft)
    .fontSize(7.5)
    .text(`Où l’utiliser : ${card.origin.replace(/^https?:\/\//, '')}/offres`, left, 44.5 * mm, {
      width,
      height: 4 * mm,
      ellipsis: true,
    });
  if (mark)
    document.fontSize(5.5).text(mark, left, CARD_HEIGHT - 4.2 * mm, { width, align: 'right', lineBreak: false });
}

/** Whole, on one line or two: `Pass senior` is on one. */
function titleSize(document: PDFKit.PDFDocument, title: string, width: number): number {
  for (let size = fittingSize(document, title, width); size > 6; size -= 0.5) {
    document.font('bold').fontSize(size);
    if (document.heightOfString(title, { width }) <= TITLE_HEIGHT) return size;
  }
  return 6;
}

/** The longest word must hold on its line: `Wojciechowska-Delacroix` is not cut in two. */
function fittingSize(document: PDFKit.PDFDocument, text: string, width: number): number {
  const words = text.split(/[\s]+/);
  for (let size = 13; size > 7; size -= 0.5) {
    document.font('bold').fontSize(size);
    if (words.every((word) => document.widthOfString(word) <= width)) return size;
  }
  return 7;
}
