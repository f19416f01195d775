import { Unzlib } from 'fflate';
import { base64url, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';

/** What a status list says of one place in it. */
export type ListedStatus = 'valid' | 'revoked' | 'suspended' | 'unknown';

/** 131 072 entries of 2 bits; a list that inflates to more is refused while it inflates. */
const MAX_BYTES = 32_768;

/**
 * Status of `index` in a Token Status List. A list that is not signed by the issuer, not for `uri`, expired, too short,
 * or older than one seen before answers `unknown`: whoever serves yesterday's list would bring a revoked card back.
 * @param now seconds since 1970
 * @param seen `iat` of the newest list of this `uri` that was ever read here
 */
export async function readStatusList(
  token: string,
  uri: string,
  keys: JWK[],
  index: number,
  now: number,
  seen = 0,
): Promise<ListedStatus> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk) return 'unknown';
    const { payload, protectedHeader } = await compactVerify(token, await importJWK(jwk, 'ES256'), {
      algorithms: ['ES256'],
    });
    if (protectedHeader.typ !== 'statuslist+jwt') return 'unknown';
    const { sub, iat, exp, status_list: list } = JSON.parse(new TextDecoder().decode(payload));
    if (sub !== uri || exp <= now || list.bits !== 2 || !(iat >= seen)) return 'unknown';
    const bits = inflate(base64url.decode(list.lst));
    const byte = bits[index >> 2];
    if (byte === undefined) return 'unknown';
    return (['valid', 'revoked', 'suspended'] as const)[(byte >> ((index & 3) * 2)) & 3] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** What is handed to the inflater at once: it then makes no more than some 30 kB before it is asked whether to go on. */
const SLICE_BYTES = 32;

/**
 * Inflates no further than the largest list there is. In plain JavaScript, because Safari before 16.4 has no
 * `DecompressionStream`.
 */
function inflate(compressed: Uint8Array): Uint8Array {
  const inflated = new Uint8Array(MAX_BYTES);
  let length = 0;
  const inflater = new Unzlib((chunk) => {
    if (length + chunk.length > MAX_BYTES) throw new Error('status list too large');
    inflated.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < compressed.length; at += SLICE_BYTES)
    inflater.push(compressed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= compressed.length);
  return inflated.subarray(0, length);
}
