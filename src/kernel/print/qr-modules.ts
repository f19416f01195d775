export interface QrModules {
  /** Modules on a side, without the quiet zone. */
  size: number;
  version: number;
  isDark(row: number, column: number): boolean;
}

/** Dark modules side by side, as one bar: no hairline between them, whatever the printer or screen. */
export function* darkRuns(qr: QrModules): Generator<{ row: number; from: number; length: number }> {
  for (let row = 0; row < qr.size; row++)
    for (let from = 0; from < qr.size; from++) {
      if (!qr.isDark(row, from)) continue;
      let to = from;
      while (to + 1 < qr.size && qr.isDark(row, to + 1)) to++;
      yield { row, from, length: to - from + 1 };
      from = to;
    }
}
