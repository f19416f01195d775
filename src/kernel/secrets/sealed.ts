import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What a sealed thing is: the same must be said to open it. */
export interface SealFor {
  /** Each purpose has a key of its own, derived from SECRET_KEY. */
  purpose: string;
  /** Where it lies: one put in the place of another does not open. */
  context: string;
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. */
export function sealBytes(secretKey: string, { purpose, context }: SealFor, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secretKey, purpose), nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws when the key, the purpose or the context is not the one it was sealed with */
export function unsealBytes(secretKey: string, { purpose, context }: SealFor, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secretKey, purpose), bytes.subarray(0, 12)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

function keyFor(secretKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', purpose, 32));
}
