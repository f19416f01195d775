/** What Windows-1252 puts at 0x80 to 0x9F, where Latin-1 has control characters. WHATWG Encoding, index-windows-1252. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** A text as spreadsheets and business software write it: by its first bytes, else UTF-8, else Windows-1252. */
export function decoded(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start.startsWith('efbbbf')) return new TextDecoder('utf-8').decode(bytes);
  if (start.startsWith('fffe')) return new TextDecoder('utf-16le').decode(bytes);
  if (start.startsWith('feff')) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** By hand: Node 20's TextDecoder takes `windows-1252` for Latin-1 and loses Œ, € and ’ (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!);
}
