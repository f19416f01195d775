import { compactVerify, importJWK, type JWK } from 'jose';
import { type Sha256, webSha256 } from './sha256.js';

/** A point of P-256, base64url. */
export type PublicPoint = Pick<JWK, 'x' | 'y'>;

/** What reading a code computes. */
export interface Signatures {
  sha256: Sha256;
  /** False as well when the coordinates are no point of the curve: what it would have signed is not signed. */
  isSignedBy(jws: string, point: PublicPoint, typ: string): boolean | Promise<boolean>;
}

const MOST_KEPT = 100;

/** Keys met at every scan are read once: an issuer has a handful, and a phone is met again within the minute. */
export function keptKeys<Key>(read: (point: PublicPoint) => Key): (point: PublicPoint) => Key {
  const kept = new Map<string, Key>();
  return ({ x, y }) => {
    const name = `${x}.${y}`;
    const found = kept.get(name) ?? read({ x, y });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, found);
    return found;
  };
}

const keyOf = keptKeys(({ x, y }) => importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256').catch(() => undefined));

/** By Web Cryptography, which till, checking page and server all have. */
export const webSignatures: Signatures = {
  sha256: webSha256,
  async isSignedBy(jws, point, typ) {
    const key = await keyOf(point);
    if (!key) return false;
    try {
      const { protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
      return protectedHeader.typ === typ;
    } catch {
      return false;
    }
  },
};
