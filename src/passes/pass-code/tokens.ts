import { base64url } from 'jose';
import { type Sha256, webSha256 } from './sha256.js';
import type { Claims, DeviceProof, PassCodeFields } from './layout.js';

const DAY = 86_400;
const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));

/** Header and payload the issuer signs, dot between: the exact characters of pass-code.md. */
export function issuerInput(
  issuer: string,
  kid: string,
  claims: Claims,
  device?: Pick<DeviceProof, 'x' | 'y'>,
): string {
  const header = { alg: 'ES256', kid, typ: 'dc+sd-jwt' };
  const payload = {
    iss: issuer,
    vct: `${issuer}/vct/pass-senior`,
    jti: claims.jti,
    nbf: claims.nbfDay * DAY,
    exp: claims.expDay * DAY,
    cat: claims.category,
    status: { status_list: { idx: claims.statusIndex, uri: `${issuer}/status/${claims.statusList}` } },
    ...(device && { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: device.x, y: device.y } } }),
  };
  return `${encode(header)}.${encode(payload)}`;
}

/** The issuer's JWS as it was signed, rebuilt from the bytes. */
export function issuerJws(issuer: string, fields: PassCodeFields): string {
  return `${issuerInput(issuer, fields.kid, fields, fields.device)}.${base64url.encode(fields.issuerSignature)}`;
}

/** Header and payload the phone signs: this moment, for this credential. */
export async function deviceInput(
  issuer: string,
  jws: string,
  moment: Pick<DeviceProof, 'iat' | 'nonce'>,
  sha256: Sha256 = webSha256,
): Promise<string> {
  const digest = await sha256(new TextEncoder().encode(`${jws}~`));
  const payload = {
    iat: moment.iat,
    aud: `${issuer}/v`,
    nonce: moment.nonce,
    sd_hash: base64url.encode(digest),
  };
  return `${encode({ alg: 'ES256', typ: 'kb+jwt' })}.${encode(payload)}`;
}

/** The whole SD-JWT VC, for any other verifier: `JWS~` on a card, `JWS~KB` on a phone. */
export async function toSdJwt(issuer: string, fields: PassCodeFields): Promise<string> {
  const jws = issuerJws(issuer, fields);
  if (!fields.device) return `${jws}~`;
  const input = await deviceInput(issuer, jws, fields.device);
  return `${jws}~${input}.${base64url.encode(fields.device.signature)}`;
}
