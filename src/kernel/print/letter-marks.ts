import type { Part } from './letter-layout.js';

/** What a letter tells a screen reader while it is drawn. */
export interface LetterMarks {
  /** Something that stands by itself: sender, recipient, place and day. */
  block(draw: () => void): void;
  /** One row of the body, which may be one of several of its part. */
  row(part: Part, draw: () => void): void;
  end(): void;
}

/** For a letter that is only printed: its marks would stay in memory until the whole document is written. */
export const withoutMarks: LetterMarks = {
  block: (draw) => draw(),
  row: (_part, draw) => draw(),
  end: () => undefined,
};

/** PDF/UA: a section with paragraphs, headings and lists, in reading order. */
export class TaggedMarks implements LetterMarks {
  private readonly section: PDFKit.PDFStructureElement;
  private part?: Part;
  private element?: PDFKit.PDFStructureElement;
  private list?: PDFKit.PDFStructureElement;

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.section = document.struct('Sect');
    document.addStructure(this.section);
  }

  block(draw: () => void): void {
    this.section.add(this.document.struct('P', {}, draw));
  }

  row(part: Part, draw: () => void): void {
    this.elementOf(part).add(this.document.markStructureContent(part.role));
    draw();
    this.document.endMarkedContent();
  }

  end(): void {
    this.section.end();
  }

  /** The structure element a row belongs to: the one of the row before, or the next one. */
  private elementOf(part: Part): PDFKit.PDFStructureElement {
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
