import { mm, ink } from './paper.js';
import { printable } from './printable.js';
import { wrapped } from './wrapped.js';

/**
 * Where the recipient stands: seen through the window of a French DL envelope (110 × 220 mm, window 35 or 45 × 100 mm,
 * its right edge 20 mm and its lower edge 20 mm from the envelope's; NF Z 11-001 puts the recipient at the right), the
 * A4 sheet folded in three. The sheet slides by 10 mm sideways and 11 mm up and down: what both windows show wherever
 * it lies is 100 to 190 mm from the left and 55 to 79 mm from the top.
 */
export const recipientWindow = { left: 100 * mm, top: 55 * mm, right: 190 * mm, bottom: 79 * mm };

const PADDING = 2 * mm;

/** As large as it fits, from 11 points down to 7; what is still too long then ends with its last line that fits. */
export function drawRecipient(document: PDFKit.PDFDocument, recipient: string[]): void {
  const { left, top, right, bottom } = recipientWindow;
  const width = right - left - 2 * PADDING;
  let size = 11.5;
  let lines: string[];
  do {
    size -= 0.5;
    document.font('regular').fontSize(size);
    lines = recipient.flatMap((line) => wrapped(document, printable(document, line), width));
  } while (size > 7 && lines.length * size * 1.2 > bottom - top);
  const step = size * 1.2;
  const room = Math.floor((bottom - top) / step);
  if (lines.length > room) lines.splice(room - 1, lines.length - room);
  document.fillColor(ink);
  lines.forEach((line, index) => document.text(line, left + PADDING, top + index * step, { lineBreak: false }));
}
