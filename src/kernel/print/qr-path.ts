export interface QrModules {
  /** Modules on a side, without the quiet zone. */
  size: number;
  version: number;
  isDark(row: number, column: number): boolean;
}

/** One filled path of whole runs: no hairline between modules, whatever the printer. Points; `side` without quiet zone. */
export function drawQr(document: PDFKit.PDFDocument, qr: QrModules, x: number, y: number, side: number): void {
  const module = side / qr.size;
  for (let row = 0; row < qr.size; row++)
    for (let from = 0; from < qr.size; from++) {
      if (!qr.isDark(row, from)) continue;
      let to = from;
      while (to + 1 < qr.size && qr.isDark(row, to + 1)) to++;
      document.rect(x + from * module, y + row * module, (to - from + 1) * module, module * 1.01);
      from = to;
    }
  document.fill('#000000');
}
