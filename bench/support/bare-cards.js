import PDFDocument from 'pdfkit';
import { A4, registerFonts } from '../../dist/kernel/print/paper.js';

/**
 * What the same paper costs with nothing on it but lines of text: pages of pdfkit in these fonts, streamed away, no
 * person, no code, no database. Run as a process of its own.
 */
const cards = Number(process.argv[2]);
const document = new PDFDocument({ autoFirstPage: false, size: [A4.width, A4.height], margin: 0 });
registerFonts(document);
document.on('data', () => undefined);
const began = performance.now();
const pages = 2 * Math.ceil(cards / 10);
for (let page = 0; page < pages; page++) {
  document.addPage();
  for (let line = 0; line < 10 * 7; line++)
    document
      .font(line % 2 ? 'bold' : 'regular')
      .fontSize(8)
      .text('Pass senior, CCAS du banc', 20, 20 + line * 11, { lineBreak: false });
}
document.end();
await new Promise((resolve) => document.once('end', resolve));
process.stdout.write(JSON.stringify({ seconds: (performance.now() - began) / 1000 }));
