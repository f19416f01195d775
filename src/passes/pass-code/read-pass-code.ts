import { base64url, type JWK } from 'jose';
import { fromQrText, type PassCodeFields } from './layout.js';
import { type Signatures, webSignatures } from './signatures.js';
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
 * @param signatures who computes: the browser's own cryptography, or the server's on the spot
 */
export async function readPassCode(
  text: string,
  trust: Trust,
  signatures: Signatures = webSignatures,
): Promise<Reading> {
  const found = fromQrText(text);
  if (!found) return { verdict: 'malformed' };
  const { issuer, fields } = found;
  if (issuer !== trust.issuer) return { verdict: 'unknown_issuer' };
  const jwk = trust.keys.find((key) => key.kid === fields.kid);
  if (!jwk) return { verdict: 'unknown_key' };
  const jws = issuerJws(issuer, fields);
  if (!(await signatures.isSignedBy(jws, jwk, 'dc+sd-jwt'))) return { verdict: 'bad_signature' };
  if (fields.device && !(await isSignedByDevice(issuer, jws, fields, signatures))) return { verdict: 'bad_signature' };
  if (trust.today < fields.nbfDay) return { verdict: 'not_yet_valid', fields };
  if (trust.today >= fields.expDay) return { verdict: 'expired', fields };
  if (fields.device && Math.abs(trust.now - fields.device.iat) > MAX_CODE_AGE_SECONDS)
    return { verdict: 'code_stale', fields };
  return { verdict: 'readable', fields };
}

async function isSignedByDevice(
  issuer: string,
  jws: string,
  { device }: PassCodeFields,
  signatures: Signatures,
): Promise<boolean> {
  const { x, y, signature } = device!;
  const input = await deviceInput(issuer, jws, device!, signatures.sha256);
  return signatures.isSignedBy(`${input}.${base64url.encode(signature)}`, { x, y }, 'kb+jwt');
}
