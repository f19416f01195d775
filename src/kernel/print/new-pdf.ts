import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** An empty PDF to draw on. `pdfkit` and its fonts are read with the first one: most processes never make any. */
export function newPdf(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  const PDFDocument = require('pdfkit') as typeof import('pdfkit');
  return new PDFDocument(options);
}
