export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** By Web Cryptography. Apart from the signatures, whose reading a phone that only shows its pass need not load. */
export const webSha256: Sha256 = async (bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
