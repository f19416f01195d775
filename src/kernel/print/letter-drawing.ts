import { type Part, QR_SIDE, type Row } from './letter-layout.js';
import { A4, mm, soft } from './paper.js';
import { drawQr } from './qr-path.js';

/** Draws the rows page by page, the first page being there already, and says where one is in the letter. */
export function drawPages(
  document: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  pages: { row: Row; y: number }[][],
  mark?: string,
): void {
  const parts = new OpenParts(document, section);
  pages.forEach((rows, index) => {
    if (index > 0) document.addPage();
    for (const { row, y } of rows) {
      const element = parts.elementOf(row.part);
      element.add(document.markStructureContent(row.part.role));
      drawRow(document, row, y);
      document.endMarkedContent();
    }
    const folio = pages.length > 1 ? `Page ${index + 1} sur ${pages.length}` : undefined;
    drawFoot(document, [mark, folio].filter((words) => words !== undefined).join(' · '));
  });
}

/** The structure element a row belongs to: the one of the row before, or the next one. */
class OpenParts {
  private part?: Part;
  private element?: PDFKit.PDFStructureElement;
  private list?: PDFKit.PDFStructureElement;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly section: PDFKit.PDFStructureElement,
  ) {}

  elementOf(part: Part): PDFKit.PDFStructureElement {
    if (part === this.part && this.element) return this.element;
    if (!part.list || part.list !== this.part?.list) this.list = undefined;
    this.part = part;
    this.element = this.document.struct(part.role, part.alt ? { alt: part.alt } : {});
    if (part.list) this.openItem(this.element);
    else this.section.add(this.element);
    return this.element;
  }

  private openItem(body: PDFKit.PDFStructureElement): void {
    if (!this.list) {
      this.list = this.document.struct('L');
      this.section.add(this.list);
    }
    const item = this.document.struct('LI');
    this.list.add(item);
    item.add(body);
  }
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
