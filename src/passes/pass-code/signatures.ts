import { compactVerify, type CryptoKey, importJWK, type JWK } from 'jose';
import { type Sha256, webSha256 } from './sha256.js';

/** A point of P-256, base64url. */
export type PublicPoint = Pick<JWK, 'x' | 'y'>;

/** What reading a code computes. */
export interface Signatures {
  sha256: Sha256;
  /** False as well when the coordinates are no point of the curve: what it would have signed is not signed. */
  isSignedBy(jws: string, point: PublicPoint, typ: string): boolean | Promise<boolean>;
}

/** Keys met at every scan are imported once: an issuer has a handful. */
const MOST_KEPT = 100;
const kept = new Map<string, CryptoKey>();

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

async function keyOf({ x, y }: PublicPoint): Promise<CryptoKey | undefined> {
  const name = `${x}.${y}`;
  const found = kept.get(name);
  if (found) return found;
  const made = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256').then(
    (key) => key as CryptoKey,
    () => undefined,
  );
  if (kept.size >= MOST_KEPT) kept.clear();
  if (made) kept.set(name, made);
  return made;
}
