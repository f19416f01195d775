import { base64url } from 'jose';
import type { PassCodeFields } from './layout.js';

const DAY = 86_400;

/**
 * The fields of a credential as a phone receives it (`JWS~`), without the device's own: those it adds at each code.
 * @throws when it is not a token of `issuerInput`; the phone trusts its issuer and does not verify it
 */
export function fieldsOfJws(credential: string): PassCodeFields & { issuer: string } {
  const [header, payload, signature] = credential.replace(/~$/, '').split('.') as [string, string, string];
  const read = (part: string) => JSON.parse(new TextDecoder().decode(base64url.decode(part)));
  const { kid } = read(header);
  const { iss, jti, nbf, exp, cat, status } = read(payload);
  const { idx, uri } = status.status_list;
  return {
    issuer: iss,
    kid,
    jti,
    statusList: Number(uri.slice(uri.lastIndexOf('/') + 1)),
    statusIndex: idx,
    nbfDay: nbf / DAY,
    expDay: exp / DAY,
    category: cat,
    issuerSignature: base64url.decode(signature),
  };
}
