import { createHash, createPublicKey, verify } from 'node:crypto';
import { keptKeys, type Signatures } from './pass-code/signatures.js';

const keyOf = keptKeys(({ x, y }) => {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x!, y: y! } });
  } catch {
    return undefined;
  }
});

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
