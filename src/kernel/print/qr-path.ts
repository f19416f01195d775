import { darkRuns, type QrModules } from './qr-modules.js';

/** One filled path. Points; `side` without quiet zone. */
export function drawQr(document: PDFKit.PDFDocument, qr: QrModules, x: number, y: number, side: number): void {
  const module = side / qr.size;
  for (const { row, from, length } of darkRuns(qr))
    document.rect(x + from * module, y + row * module, length * module, module * 1.01);
  document.fill('#000000');
}
