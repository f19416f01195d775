import { newPdf } from './new-pdf.js';
import { drawTable, type ReportTable } from './report-table.js';
import { A4, finished, ink, lagoon, mm, registerFonts, soft } from './paper.js';
import { printable } from './printable.js';

export type ReportBlock =
  | string
  | { heading: string }
  | { list: string[] }
  | { facts: [name: string, value: string][] }
  | { table: ReportTable };

export interface Report {
  /** Who speaks: the CCAS. */
  sender: string;
  title: string;
  /** Under the title: a period, a place, a day. */
  subtitle?: string;
  body: ReportBlock[];
  /** For a paper that is read at home by eyes of 85: everything half as large again. */
  isLarge?: boolean;
}

const margin = 20 * mm;
const width = A4.width - 2 * margin;

/**
 * A document for a board or a file, on A4: headings, sentences, lists, facts and tables, read in order by a screen reader
 * (PDF/UA), its pages numbered.
 */
export function reportPdf(report: Report): Promise<Buffer> {
  const document = newPdf({
    size: [A4.width, A4.height],
    margins: { top: margin, left: margin, right: margin, bottom: 26 * mm },
    bufferPages: true,
    lang: 'fr-FR',
    displayTitle: true,
    pdfVersion: '1.7',
    tagged: true,
    // The types have not heard of PDF/UA yet; pdfkit has.
    subset: 'PDF/UA' as PDFKit.PDFDocumentOptions['subset'],
    info: { Title: report.title, Author: report.sender },
  });
  registerFonts(document);
  return finished(document, () => {
    const scale = report.isLarge ? 1.5 : 1;
    const section = document.struct('Sect');
    document.addStructure(section);
    drawHead(document, section, report, scale);
    for (const block of report.body) drawBlock(document, section, block, scale);
    section.end();
    numberPages(document);
  });
}

interface Style {
  font: 'regular' | 'bold';
  size: number;
  colour: string;
  /** Points left free below. */
  gap: number;
}

const styles = {
  sender: { font: 'bold', size: 11, colour: lagoon, gap: 6 * mm },
  title: { font: 'bold', size: 20, colour: ink, gap: 2 * mm },
  subtitle: { font: 'regular', size: 12, colour: soft, gap: 6 * mm },
  heading: { font: 'bold', size: 14, colour: lagoon, gap: 2 * mm },
  text: { font: 'regular', size: 11, colour: ink, gap: 3 * mm },
  item: { font: 'regular', size: 11, colour: ink, gap: 1.2 * mm },
} satisfies Record<string, Style>;

function drawHead(
  document: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  report: Report,
  scale: number,
): void {
  section.add(paragraph(document, 'P', report.sender, scaled(styles.sender, scale)));
  const gap = report.subtitle ? 2 * mm : 6 * mm;
  section.add(paragraph(document, 'H1', report.title, scaled({ ...styles.title, gap }, Math.min(scale, 1.3))));
  if (report.subtitle) section.add(paragraph(document, 'P', report.subtitle, scaled(styles.subtitle, scale)));
}

/** The same, larger: its words, and the room below them. */
function scaled(style: Style, scale: number): Style {
  return { ...style, size: style.size * scale, gap: style.gap * scale };
}

function drawBlock(
  document: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  block: ReportBlock,
  scale: number,
): void {
  if (typeof block === 'string') section.add(paragraph(document, 'P', block, scaled(styles.text, scale)));
  else if ('heading' in block) {
    keepTogether(document, 30 * mm);
    document.y += 3 * mm;
    section.add(paragraph(document, 'H2', block.heading, scaled(styles.heading, scale)));
  } else if ('table' in block) {
    drawTable(document, section, block.table, width, scale);
    document.y += 4 * mm;
  } else {
    const items =
      'list' in block
        ? block.list.map((item) => `• ${item}`)
        : block.facts.map(([name, value]) => `${name} : ${value}`);
    const list = document.struct('L');
    section.add(list);
    for (const item of items) {
      const entry = document.struct('LI');
      list.add(entry);
      entry.add(paragraph(document, 'LBody', item, scaled(styles.item, scale)));
      entry.end();
    }
    list.end();
    document.y += 2 * mm;
  }
}

/** Words as they flow, over a page's end if need be. */
function paragraph(
  document: PDFKit.PDFDocument,
  role: string,
  words: string,
  style: Style,
): PDFKit.PDFStructureElement {
  return document.struct(role, {}, () => {
    document.font(style.font).fontSize(style.size).fillColor(style.colour);
    document.text(printable(document, words), margin, document.y, { width, lineGap: style.size * 0.25 });
    document.y += style.gap;
  });
}

/** A heading stays with what it announces. */
function keepTogether(document: PDFKit.PDFDocument, points: number): void {
  if (document.y + points > A4.height - document.page.margins.bottom) document.addPage();
}

function numberPages(document: PDFKit.PDFDocument): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    // Below the margin a text would open a page of its own.
    document.page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document.font('regular').fontSize(9).fillColor(soft);
    document.text(`Page ${page + 1} sur ${count}`, margin, A4.height - 16 * mm, {
      width,
      align: 'right',
      lineBreak: false,
    });
    document.endMarkedContent();
  }
}
