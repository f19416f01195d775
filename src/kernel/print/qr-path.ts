import { darkRuns, type QrModules } from './qr-modules.js';

/**
 * One filled path of whole runs, each a hair higher than its row: no white line between modules, whatever the printer.
 * Written in units of a module, so that a run takes a dozen bytes. Points; `side` without the quiet zone.
 */
export function drawQr(document: PDFKit.PDFDocument, qr: QrModules, x: number, y: number, side: number): void {
  const module = side / qr.size;
  const runs = Array.from(darkRuns(qr), ({ row, from, length }) => `${from} ${row} ${length} 1.01 re`);
  document.save().transform(module, 0, 0, module, x, y).fillColor('#000000');
  document.addContent(`${runs.join('\n')}\nf`).restore();
}
