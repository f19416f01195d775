import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';

const purpose = 'passerelle issuer keys';

export function sealForKey(context: string): SealFor {
  return { purpose, context };
}

/** A private key as it is stored; `context` must be the same to open it. */
export function seal(secretKey: string, context: string, text: string): Uint8Array {
  return sealBytes(secretKey, { purpose, context }, Buffer.from(text, 'utf8'));
}

/** @throws when the key or the context is not the one it was sealed with */
export function unseal(secretKey: string, context: string, sealed: Uint8Array): string {
  return unsealBytes(secretKey, { purpose, context }, sealed).toString('utf8');
}
