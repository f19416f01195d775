/** Crockford's base 32: no I, L, O or U, which are misread. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One character for each byte, by its five lowest bits. */
export function crockfordOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => crockford[byte & 31]).join('');
}

/** As typed or read aloud: case, blanks, dashes and look-alikes aside. */
export function readCrockford(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\-.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
