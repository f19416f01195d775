/** What Windows-1252 puts at 0x80 to 0x9F, where Latin-1 has control characters. WHATWG Encoding, index-windows-1252. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

export const textEncodings = ['UTF-8', 'UTF-16', 'Windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/**
 * A text as spreadsheets and business software write it: by its first bytes, or the zeros of UTF-16 where these are
 * missing, else UTF-8, else Windows-1252.
 */
export function decoded(bytes: Uint8Array): DecodedText {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const utf8 = new TextDecoder('utf-8', { fatal: !start.startsWith('efbbbf') });
  const utf16 = start.startsWith('fffe') ? 'utf-16le' : start.startsWith('feff') ? 'utf-16be' : utf16Without(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: utf8.decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** In a French text nearly every second byte of UTF-16 is zero, and none of the others. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 2000);
  const half = Math.floor(sample.length / 2);
  if (half < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < half * 2; at++) if (sample[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even === 0 && odd > half * 0.8) return 'utf-16le';
  return odd === 0 && even > half * 0.8 ? 'utf-16be' : undefined;
}

/** By hand: Node 20's TextDecoder takes `windows-1252` for Latin-1 and loses Œ, € and ’ (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!);
}
