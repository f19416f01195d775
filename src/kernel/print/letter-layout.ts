import qrcode from 'qrcode';
import type { Letter, LetterBlock } from './letter-content.js';
import { A4, ink, lagoon, mm, soft } from './paper.js';
import { printable } from './printable.js';
import type { QrModules } from './qr-modules.js';
import { wrapped } from './wrapped.js';

/** Words on one line, `x` points from the left edge of the page. */
export interface Words {
  text: string;
  x: number;
  font: 'regular' | 'bold';
  size: number;
  colour: string;
}

/** What its rows are together, for a screen reader; rows of one list share `list`. */
export interface Part {
  role: 'H1' | 'H2' | 'P' | 'LBody' | 'Figure';
  list?: object;
  alt?: string;
}

/** What is never cut between two pages. Heights in points. */
export interface Row {
  part: Part;
  height: number;
  gapAfter: number;
  /** A heading stays with what it announces. */
  staysWithNext: boolean;
  words: (Words & { dy: number })[];
  qr?: QrModules;
}

export const QR_SIDE = 34 * mm;
const left = 20 * mm;
const width = A4.width - 2 * left;
const LABEL_WIDTH = 48 * mm;
const firstTop = 102 * mm;
const nextTop = 22 * mm;
const bottom = A4.height - 24 * mm;

/** The subject and body cut into pages, each row with its place from the top in points. */
export function layOut(document: PDFKit.PDFDocument, { subject, body, closing }: Letter): { row: Row; y: number }[][] {
  const rows = [
    ...text(document, { role: 'H1' }, `Objet : ${subject}`, { font: 'bold', size: 12, gapAfter: 5 * mm }),
    ...[...body, ...(closing ? [closing] : [])].flatMap((block) => rowsOf(document, block)),
  ];
  const pages: { row: Row; y: number }[][] = [[]];
  let y = firstTop;
  for (let first = 0; first < rows.length;) {
    let next = first + 1;
    while (next < rows.length && rows[next - 1]!.staysWithNext && next - first < 4) next++;
    const together = rows.slice(first, next);
    const height = together.reduce((sum, row) => sum + row.height + row.gapAfter, 0) - together.at(-1)!.gapAfter;
    if (y + height > bottom) {
      pages.push([]);
      y = nextTop;
    }
    for (const row of together) {
      pages.at(-1)!.push({ row, y });
      y += row.height + row.gapAfter;
    }
    first = next;
  }
  return pages;
}

function rowsOf(document: PDFKit.PDFDocument, block: LetterBlock): Row[] {
  if (typeof block === 'string') return text(document, { role: 'P' }, block);
  if ('heading' in block)
    return text(document, { role: 'H2' }, block.heading, {
      font: 'bold',
      size: 12,
      colour: lagoon,
      gapAfter: 1.5 * mm,
      staysWithNext: true,
    });
  if ('list' in block) return listRows(document, block.list);
  if ('facts' in block) return factRows(document, block.facts);
  return qrRows(document, block);
}

interface Style {
  font?: 'regular' | 'bold';
  size?: number;
  colour?: string;
  indent?: number;
  gapAfter?: number;
  staysWithNext?: boolean;
}

function text(document: PDFKit.PDFDocument, part: Part, content: string, style: Style = {}): Row[] {
  const { font = 'regular', size = 11, colour = ink, indent = 0, gapAfter = 2.6 * mm, staysWithNext = false } = style;
  const lines = wrapped(document.font(font).fontSize(size), printable(document, content), width - indent);
  return lines.map((line, index) => ({
    part,
    height: size * 1.4,
    gapAfter: index === lines.length - 1 ? gapAfter : 0,
    staysWithNext,
    words: [{ text: line, x: left + indent, dy: 0, font, size, colour }],
  }));
}

function listRows(document: PDFKit.PDFDocument, items: string[]): Row[] {
  const list = {};
  return items.flatMap((item, index) => {
    const gapAfter = index === items.length - 1 ? 2.6 * mm : 0.8 * mm;
    const rows = text(document, { role: 'LBody', list }, item, { indent: 5 * mm, gapAfter });
    rows[0]?.words.unshift({ text: '•', x: left + 1 * mm, dy: 0, font: 'bold', size: 11, colour: lagoon });
    return rows;
  });
}

function factRows(document: PDFKit.PDFDocument, facts: [string, string][]): Row[] {
  const list = {};
  return facts.flatMap(([name, value], index) => {
    const part: Part = { role: 'LBody', list };
    const gapAfter = index === facts.length - 1 ? 2.6 * mm : 0.8 * mm;
    const names = wrapped(document.font('regular').fontSize(11), printable(document, `${name} :`), LABEL_WIDTH);
    const rows = text(document, part, value, { font: 'bold', indent: LABEL_WIDTH + 3 * mm, gapAfter });
    while (rows.length < names.length)
      rows.push({ part, height: 11 * 1.4, gapAfter: 0, staysWithNext: false, words: [] });
    names.forEach((line, row) =>
      rows[row]!.words.unshift({ text: line, x: left, dy: 0, font: 'regular', size: 11, colour: soft }),
    );
    return rows;
  });
}

/** The code at the left, the caption beside it and, when it is longer than the code is high, below. */
function qrRows(document: PDFKit.PDFDocument, { qr, caption }: { qr: string; caption: string }): Row[] {
  const { modules, version } = qrcode.create(qr, { errorCorrectionLevel: 'M' });
  const indent = QR_SIDE + 6 * mm;
  const lines = wrapped(document.font('regular').fontSize(11), printable(document, caption), width - indent);
  const step = 11 * 1.4;
  const beside = lines.splice(0, Math.floor(QR_SIDE / step));
  const row: Row = {
    part: { role: 'Figure', alt: `Code QR. ${caption}` },
    height: QR_SIDE + 2 * mm,
    gapAfter: 3 * mm,
    staysWithNext: false,
    words: beside.map((line, index) => ({
      text: line,
      x: left + indent,
      dy: index * step,
      font: 'regular',
      size: 11,
      colour: ink,
    })),
    qr: { size: modules.size, version, isDark: (line, column) => modules.get(line, column) === 1 },
  };
  return [row, ...text(document, { role: 'P' }, lines.join(' '))];
}
