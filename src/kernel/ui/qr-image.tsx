import qrcode from 'qrcode';
import { darkRuns } from '../print/qr-modules.js';

const QUIET = 4;

/** An address as a QR code to scan from this screen: black on white in any mode. */
export function QrImage({ text, label }: { text: string; label: string }) {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const bars = darkRuns({ size: modules.size, version: 0, isDark: (row, column) => modules.get(row, column) === 1 });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="qr-image" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path
        fill="#000"
        d={Array.from(bars, ({ row, from, length }) => `M${from + QUIET} ${row + QUIET}h${length}v1h-${length}z`).join(
          '',
        )}
      />
    </svg>
  );
}
