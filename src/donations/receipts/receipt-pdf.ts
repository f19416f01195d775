import { ofName } from '../../kernel/text/of-name.js';
import { newPdf } from '../../kernel/print/new-pdf.js';
import { A4, finished, ink, lagoon, mm, registerFonts, soft } from '../../kernel/print/paper.js';
import { printable } from '../../kernel/print/printable.js';
import { drawTable } from '../../kernel/print/report-table.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { type ReceiptContent, receiptNumber } from './receipt-content.js';
import { receiptParts } from './receipt-wording.js';

export interface ReceiptLook {
  /** PNG or JPEG. */
  signature?: Uint8Array;
  /** Printed again: says so. */
  isDuplicate?: boolean;
}

const left = 20 * mm;
const width = A4.width - 2 * left;
const LABEL = 52 * mm;

/** A tax receipt on A4: its text can be read out (PDF/UA) and searched. */
export function receiptPdf(content: ReceiptContent, { signature, isDuplicate }: ReceiptLook = {}): Promise<Buffer> {
  const { title, sections, certificate } = receiptParts(content);
  const document = newPdf({
    size: [A4.width, A4.height],
    margins: { top: 16 * mm, left, right: left, bottom: 16 * mm },
    lang: 'fr-FR',
    displayTitle: true,
    pdfVersion: '1.7',
    tagged: true,
    // The types have not heard of PDF/UA yet; pdfkit has.
    subset: 'PDF/UA' as PDFKit.PDFDocumentOptions['subset'],
    info: { Title: `${title} ${receiptNumber(content)}`, Author: content.body.name },
  });
  registerFonts(document);
  return finished(document, () => {
    const section = document.struct('Sect');
    document.addStructure(section);
    const add = (role: string, words: string, look: Look = {}) => section.add(line(document, role, words, look));
    add('P', content.body.name, { font: 'bold', size: 12, colour: lagoon, gap: 4 });
    add('H1', title, { font: 'bold', size: 19, gap: 3 });
    add('P', `Modèle Cerfa n° ${content.cerfa} (${content.formName})`, { size: 9.5, colour: soft, gap: 3 });
    if (isDuplicate) add('P', 'DUPLICATA', { font: 'bold', size: 16, colour: '#A3211B', gap: 3 });
    add('P', `Numéro d’ordre du reçu : ${receiptNumber(content)}`, { font: 'bold', size: 12, gap: 2 });
    if (content.replaces) add('P', `Annule et remplace le reçu n° ${content.replaces}.`, { size: 10.5, gap: 2 });
    for (const { heading, facts, table, framed } of sections) {
      document.y += 2.5 * mm;
      add('H2', heading, { font: 'bold', size: 12.5, colour: lagoon, gap: 1.5 });
      if (framed) section.add(frame(document, framed));
      for (const [name, value] of facts) section.add(fact(document, name, value));
      if (table) {
        document.y += 1 * mm;
        drawTable(document, section, table, width);
      }
    }
    document.y += 4 * mm;
    add('P', certificate, { size: 10.5, gap: 4 });
    add('P', `Fait à ${content.place}, le ${frenchDay(content.issuedOn)}`, { size: 10.5, gap: 1.5 });
    add('P', `${content.signatory.name}, ${content.signatory.quality}`, { font: 'bold', size: 10.5, gap: 2 });
    if (signature) section.add(picture(document, signature, `Signature ${ofName(content.signatory.name)}`));
    section.end();
  });
}

interface Look {
  font?: 'regular' | 'bold';
  size?: number;
  colour?: string;
  /** Millimetres left free below. */
  gap?: number;
}

function line(document: PDFKit.PDFDocument, role: string, words: string, look: Look): PDFKit.PDFStructureElement {
  const { font = 'regular', size = 10.5, colour = ink, gap = 1.2 } = look;
  return document.struct(role, {}, () => {
    document.font(font).fontSize(size).fillColor(colour);
    document.text(printable(document, words), left, document.y, { width, lineGap: size * 0.2 });
    document.y += gap * mm;
  });
}

/** A name and what it is, side by side, read as one. */
function fact(document: PDFKit.PDFDocument, name: string, value: string): PDFKit.PDFStructureElement {
  return document.struct('P', {}, () => {
    document.font('bold').fontSize(10.5);
    const words = printable(document, value);
    const room = { width: width - LABEL, lineGap: 2 };
    if (document.y + document.heightOfString(words, room) > A4.height - document.page.margins.bottom)
      document.addPage();
    const top = document.y;
    document
      .font('regular')
      .fillColor(soft)
      .text(printable(document, `${name} :`), left, top, { width: LABEL - 3 * mm, lineGap: 2 });
    const below = document.y;
    document
      .font('bold')
      .fillColor(ink)
      .text(words, left + LABEL, top, room);
    document.y = Math.max(document.y, below) + 0.6 * mm;
  });
}

/** The amount in figures, between asterisks and in a frame, so that nothing can be written before or after. */
function frame(document: PDFKit.PDFDocument, figures: string): PDFKit.PDFStructureElement {
  return document.struct('P', {}, () => {
    document.font('bold').fontSize(15).fillColor(ink);
    const words = printable(document, figures);
    const top = document.y;
    const wide = document.widthOfString(words) + 10 * mm;
    document.text(words, left + 5 * mm, top + 2 * mm, { lineBreak: false });
    document.y = top + 12.5 * mm;
    document.x = left;
    document
      .lineWidth(1)
      .strokeColor(lagoon)
      .rect(left, top, wide, 10 * mm)
      .stroke();
  });
}

function picture(document: PDFKit.PDFDocument, bytes: Uint8Array, alt: string): PDFKit.PDFStructureElement {
  return document.struct('Figure', { alt }, () => {
    if (document.y + 26 * mm > A4.height - document.page.margins.bottom) document.addPage();
    document.image(Buffer.from(bytes), left, document.y, { fit: [55 * mm, 24 * mm] });
  });
}
