/** Digits a last group of 0 to 7 bytes takes (pass-code.md, QR text). */
const digitsFor = [0, 3, 5, 8, 10, 13, 15, 17];

/** Bytes as decimal digits: groups of seven bytes, each a big-endian number in 17 digits, zeros in front. */
export function toDigits(bytes: Uint8Array): string {
  let digits = '';
  for (let at = 0; at < bytes.length; at += 7) {
    const group = bytes.subarray(at, at + 7);
    let value = 0n;
    for (const byte of group) value = (value << 8n) | BigInt(byte);
    digits += value.toString().padStart(digitsFor[group.length]!, '0');
  }
  return digits;
}

/** The bytes behind the digits; undefined for a length, a character or a number that cannot come from `toDigits`. */
export function fromDigits(digits: string): Uint8Array | undefined {
  if (!/^\d+$/.test(digits)) return undefined;
  const rest = digitsFor.indexOf(digits.length % 17);
  if (rest < 0) return undefined;
  const bytes = new Uint8Array(Math.floor(digits.length / 17) * 7 + rest);
  for (let at = 0, from = 0; at < bytes.length; at += 7, from += 17) {
    const length = Math.min(7, bytes.length - at);
    let value = BigInt(digits.slice(from, from + digitsFor[length]!));
    for (let i = at + length - 1; i >= at; i--, value >>= 8n) bytes[i] = Number(value & 0xffn);
    if (value !== 0n) return undefined;
  }
  return bytes;
}
