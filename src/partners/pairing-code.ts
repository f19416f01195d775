import { createHash, randomBytes } from 'node:crypto';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Eight characters a person can copy from one screen to another, written in two groups. */
export function drawPairingCode(): string {
  const characters: string[] = [];
  while (characters.length < 8) {
    const byte = randomBytes(1)[0]! & 31;
    if (byte < alphabet.length) characters.push(alphabet[byte]!);
  }
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

export function hashPairingCode(typed: string): Uint8Array {
  return createHash('sha256')
    .update(`pairing ${typed.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
    .digest();
}
