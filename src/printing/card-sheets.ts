import { A4, mm, registerFonts } from '../kernel/print/paper.js';
import { CARD_HEIGHT, CARD_WIDTH, type CardContent, drawBack, drawFront } from '../passes/card-drawing.js';

interface MarkedCard {
  card: CardContent;
  /** Its place in the batch, `12/200`. */
  mark: string;
}

const COLUMNS = 2;
const ROWS = 5;
/** Nineteen and thirteen millimetres of white around ten cards edge to edge: more than any office printer leaves out. */
export const sheetOrigin = { x: (A4.width - COLUMNS * CARD_WIDTH) / 2, y: (A4.height - ROWS * CARD_HEIGHT) / 2 };
const CUT_FROM = 1.5 * mm;
const CUT_TO = 6.5 * mm;

/** Draws cards on a document: its pages, and nothing else of it. */
export interface CardPages {
  add(card: MarkedCard): void;
  /** Draws what still waits for a page to be full. */
  end(): void;
}

export function cardPages(document: PDFKit.PDFDocument, layout: 'sheets' | 'single'): CardPages {
  registerFonts(document);
  return layout === 'sheets' ? new CardSheets(document) : new SingleCards(document);
}

/** A front page, then its back page turned about the long edge: card by card, back lies behind front. */
class CardSheets implements CardPages {
  private sheet: MarkedCard[] = [];

  constructor(private readonly document: PDFKit.PDFDocument) {}

  add(card: MarkedCard): void {
    this.sheet.push(card);
    if (this.sheet.length === COLUMNS * ROWS) this.end();
  }

  end(): void {
    if (this.sheet.length === 0) return;
    this.page(
      (place) => place % COLUMNS,
      ({ card }) => drawFront(this.document, card),
    );
    this.page(
      (place) => COLUMNS - 1 - (place % COLUMNS),
      ({ card, mark }) => drawBack(this.document, card, mark),
    );
    this.sheet = [];
  }

  private page(columnOf: (place: number) => number, draw: (card: MarkedCard) => void): void {
    this.document.addPage({ size: [A4.width, A4.height], margin: 0 });
    drawCutMarks(this.document);
    this.sheet.forEach((card, place) => {
      this.document.save();
      this.document.translate(
        sheetOrigin.x + columnOf(place) * CARD_WIDTH,
        sheetOrigin.y + Math.floor(place / COLUMNS) * CARD_HEIGHT,
      );
      draw(card);
      this.document.restore();
    });
  }
}

/** For a card printer: a front, its back. */
class SingleCards implements CardPages {
  constructor(private readonly document: PDFKit.PDFDocument) {}

  add({ card, mark }: MarkedCard): void {
    const size = { size: [CARD_WIDTH, CARD_HEIGHT] as [number, number], margin: 0 };
    this.document.addPage(size);
    drawFront(this.document, card);
    this.document.addPage(size);
    drawBack(this.document, card, mark);
  }

  end(): void {}
}

/** Short lines in the margin, on the edges of the cards. */
function drawCutMarks(document: PDFKit.PDFDocument): void {
  const right = A4.width - sheetOrigin.x;
  const bottom = A4.height - sheetOrigin.y;
  const line = (x1: number, y1: number, x2: number, y2: number) => document.moveTo(x1, y1).lineTo(x2, y2);
  for (let column = 0; column <= COLUMNS; column++) {
    const x = sheetOrigin.x + column * CARD_WIDTH;
    line(x, sheetOrigin.y - CUT_FROM, x, sheetOrigin.y - CUT_TO);
    line(x, bottom + CUT_FROM, x, bottom + CUT_TO);
  }
  for (let row = 0; row <= ROWS; row++) {
    const y = sheetOrigin.y + row * CARD_HEIGHT;
    line(sheetOrigin.x - CUT_FROM, y, sheetOrigin.x - CUT_TO, y);
    line(right + CUT_FROM, y, right + CUT_TO, y);
  }
  document.lineWidth(0.3).stroke('#000000');
}
