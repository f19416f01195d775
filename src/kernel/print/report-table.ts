import { A4, ink, lagoon, mm } from './paper.js';
import { printable } from './printable.js';

export interface ReportTable {
  /** The first names what a row is. */
  columns: string[];
  rows: string[][];
  /** Width of each column against the others; the first is twice as wide unless said otherwise. */
  widths?: number[];
  /** Columns that hold words: they begin at the left. The first always does; figures end at the right. */
  words?: number[];
}

const SIZE = 9.5;

/**
 * A table for eyes and for screen readers. Cut between rows where a page ends, and headed again on the next: each page
 * then holds a table of its own.
 */
export function drawTable(
  document: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  { columns, rows, widths = columns.map((_, index) => (index === 0 ? 2 : 1)), words = [] }: ReportTable,
  width: number,
  scale = 1,
): void {
  const size = SIZE * scale;
  const parts = widths.reduce((sum, part) => sum + part, 0);
  const points = widths.map((part) => (part / parts) * width);
  const left = document.page.margins.left;
  document.font('regular').fontSize(size);
  const heightOf = (cells: string[]) =>
    Math.max(...cells.map((text, index) => document.heightOfString(text, { width: points[index]! - 2 * PADDING }))) +
    2 * PADDING;
  const head = columns.map((text) => printable(document, text));
  const bottom = A4.height - document.page.margins.bottom;
  let waiting = rows.map((cells) => cells.map((text) => printable(document, text)));
  do {
    const headHeight = heightOf(head) * 1.15;
    if (document.y + headHeight + (waiting[0] ? heightOf(waiting[0]) : 0) > bottom) document.addPage();
    let room = bottom - document.y - headHeight;
    const fitting = waiting.findIndex((cells) => (room -= heightOf(cells)) < 0);
    // One row at least: a row higher than a page is drawn as it comes.
    const count = fitting === -1 ? waiting.length : Math.max(fitting, 1);
    const cell = (text: string, index: number) => ({
      text,
      align: { x: index === 0 || words.includes(index) ? ('left' as const) : ('right' as const) },
    });
    document.table({
      position: { x: left, y: document.y },
      maxWidth: width,
      columnStyles: points,
      defaultStyle: {
        padding: PADDING,
        border: { bottom: 0.5, top: 0, left: 0, right: 0 },
        borderColor: '#B9B2A5',
        textColor: ink,
      },
      ...({ structParent: section } as object),
      data: [
        head.map((text, index) => ({
          ...cell(text, index),
          type: 'TH' as const,
          ...({ scope: 'Column' } as object),
          font: { src: 'bold', size },
          textColor: lagoon,
        })),
        ...waiting.slice(0, count).map((cells) =>
          cells.map((text, index) => ({
            ...cell(text, index),
            ...(index === 0 ? { type: 'TH' as const, ...({ scope: 'Row' } as object) } : {}),
            font: { src: 'regular', size },
          })),
        ),
      ],
    });
    document.x = left;
    waiting = waiting.slice(count);
  } while (waiting.length > 0);
}

const PADDING = 1.6 * mm;
