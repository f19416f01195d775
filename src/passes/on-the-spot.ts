import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { PublicPoint, Signatures } from './pass-code/signatures.js';

/** Keys met at every scan are read once: an issuer has a handful, and a phone is met again within the minute. */
const MOST_KEPT = 100;
const kept = new Map<string, KeyObject>();

/**
 * By Node's own cryptography, at once: a signature takes a tenth of a millisecond, and handing it to a thread and back takes
 * longer than that from a server at work. It judges as `webSignatures` does, tested against the same vectors.
 */
export const onTheSpot: Signatures = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  isSignedBy(jws, point, typ) {
    const key = keyOf(point);
    const [header, payload, signature, ...more] = jws.split('.');
    if (!key || !header || !payload || !signature || more.length > 0) return false;
    const said = headerOf(header);
    if (said?.alg !== 'ES256' || said.typ !== typ || said.crit !== undefined) return false;
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(`${header}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  },
};

function headerOf(text: string): { alg?: unknown; typ?: unknown; crit?: unknown } | undefined {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
  } catch {
    return undefined;
  }
}

function keyOf({ x, y }: PublicPoint): KeyObject | undefined {
  const name = `${x}.${y}`;
  const found = kept.get(name);
  if (found) return found;
  try {
    const made = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x!, y: y! } });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, made);
    return made;
  } catch {
    return undefined;
  }
}
