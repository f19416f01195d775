import { base64url, compactVerify, type CryptoKey, importJWK, type JWK } from 'jose';
import { fromQrText, type PassCodeFields } from './layout.js';
import { deviceInput, issuerJws } from './tokens.js';

/** Seconds a phone's code may be old, or ahead (pass-code.md, Reading). */
export const MAX_CODE_AGE_SECONDS = 45;

/** Why a code is not accepted, before status and offer are looked at; in the order they are checked. */
export type ReadingVerdict =
  'malformed' | 'unknown_issuer' | 'unknown_key' | 'bad_signature' | 'not_yet_valid' | 'expired' | 'code_stale';

export type Reading =
  { verdict: ReadingVerdict; fields?: PassCodeFields } | { verdict: 'readable'; fields: PassCodeFields };

export interface Trust {
  /** The issuer's origin, lower case. */
  issuer: string;
  /** Its published keys, each with a `kid`. */
  keys: JWK[];
  /** Now, corrected by the server's clock: seconds since 1970. */
  now: number;
  /** Today in Europe/Paris, days since 1970: the last valid day lasts until midnight there, not in UTC. */
  today: number;
}

/**
 * Reads what a camera saw and verifies both signatures and the dates. The same code on the server, the till and the
 * checking page. Replay and status are the caller's to judge, in this order.
 */
export async function readPassCode(text: string, trust: Trust): Promise<Reading> {
  const found = fromQrText(text);
  if (!found) return { verdict: 'malformed' };
  const { issuer, fields } = found;
  if (issuer !== trust.issuer) return { verdict: 'unknown_issuer' };
  const jwk = trust.keys.find((key) => key.kid === fields.kid);
  if (!jwk) return { verdict: 'unknown_key' };
  const jws = issuerJws(issuer, fields);
  if (!(await isSignedBy(jws, await issuerKey(jwk), 'dc+sd-jwt'))) return { verdict: 'bad_signature' };
  if (fields.device && !(await isSignedByDevice(issuer, jws, fields))) return { verdict: 'bad_signature' };
  if (trust.today < fields.nbfDay) return { verdict: 'not_yet_valid', fields };
  if (trust.today >= fields.expDay) return { verdict: 'expired', fields };
  if (fields.device && Math.abs(trust.now - fields.device.iat) > MAX_CODE_AGE_SECONDS)
    return { verdict: 'code_stale', fields };
  return { verdict: 'readable', fields };
}

async function isSignedByDevice(issuer: string, jws: string, fields: PassCodeFields): Promise<boolean> {
  const { x, y, signature } = fields.device!;
  const input = await deviceInput(issuer, jws, fields.device!);
  const key = await publicKey({ x, y });
  return isSignedBy(`${input}.${base64url.encode(signature)}`, key, 'kb+jwt');
}

/** Issuers have a handful of keys, met at every scan; phones have one each, and are not kept. */
const MOST_KEPT = 100;
const kept = new Map<string, CryptoKey>();

async function issuerKey({ x, y }: JWK): Promise<CryptoKey | undefined> {
  const point = `${x}.${y}`;
  const found = kept.get(point) ?? (await publicKey({ x, y }));
  if (kept.size >= MOST_KEPT) kept.clear();
  if (found) kept.set(point, found);
  return found;
}

/** Undefined when these coordinates are no point of the curve: what it would have signed is not signed. */
async function publicKey({ x, y }: Pick<JWK, 'x' | 'y'>): Promise<CryptoKey | undefined> {
  return importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256').then(
    (key) => key as CryptoKey,
    () => undefined,
  );
}

async function isSignedBy(jws: string, key: CryptoKey | undefined, typ: string): Promise<boolean> {
  if (!key) return false;
  try {
    const { protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    return protectedHeader.typ === typ;
  } catch {
    return false;
  }
}
