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

/** What a screen shows of it, once. */
export interface ShownPairing {
  pairingCode: string;
  /** Where the till's phone goes, code included. */
  url: string;
}

export function shownPairing({ pairingCode }: { pairingCode: string }, origin: string): ShownPairing {
  return { pairingCode, url: `${origin}/partenaire/caisse?code=${pairingCode}` };
}

export function hashPairingCode(typed: string): Uint8Array {
  return createHash('sha256')
    .update(`pairing ${typed.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
    .digest();
}
