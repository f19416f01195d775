import { base64url } from 'jose';
import { type PassCodeFields, toBytes, toQrText } from './layout.js';
import { deviceInput, issuerJws } from './tokens.js';

/** What a phone holds of its pass. */
export interface HeldCredential extends PassCodeFields {
  issuer: string;
  /** P-256 public key of this phone, base64url coordinates. */
  x: string;
  y: string;
}

/**
 * The QR text a phone shows at one moment, signed by its key.
 * @param iat seconds since 1970, by the server's clock
 */
export async function liveCode(
  { issuer, x, y, ...fields }: HeldCredential,
  key: CryptoKey,
  iat: number,
): Promise<string> {
  const nonce = base64url.encode(crypto.getRandomValues(new Uint8Array(4)));
  const device = { x, y, iat, nonce, signature: new Uint8Array(64) };
  const input = await deviceInput(issuer, issuerJws(issuer, { ...fields, device }), device);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(input));
  return toQrText(issuer, toBytes({ ...fields, device: { ...device, signature: new Uint8Array(signature) } }));
}
