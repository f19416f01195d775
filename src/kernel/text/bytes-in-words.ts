/** A limit as people read it: `256 Ko`, `30 Mo`. */
export function bytesInWords(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.round(bytes / 2 ** 10)}\u00a0Ko` : `${Math.round(bytes / 2 ** 20)}\u00a0Mo`;
}
