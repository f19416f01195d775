import qrcode from 'qrcode';
import type { QrModules } from '../kernel/print/qr-modules.js';

/** A pass code as three segments: alphanumeric, byte, numeric (pass-code.md, QR text). Level Q is for print. */
export function passQr(text: string, level: 'L' | 'M' | 'Q' = 'Q'): QrModules {
  const hash = text.indexOf('#');
  const { modules, version } = qrcode.create(
    [
      { data: text.slice(0, hash), mode: 'alphanumeric' },
      { data: new TextEncoder().encode('#'), mode: 'byte' },
      { data: text.slice(hash + 1), mode: 'numeric' },
    ],
    { errorCorrectionLevel: level },
  );
  return { size: modules.size, version, isDark: (row, column) => modules.get(row, column) === 1 };
}
