import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { InvalidInput } from '../kernel/errors/domain-error.js';

export const SHORTEST_PASSPHRASE = 14;
export const SALT_BYTES = 16;

/** The key of an archive, as a text `sealBytes` takes. Stretched, since a person chose it. */
export async function keyOfPassphrase(passphrase: string, salt: Uint8Array): Promise<string> {
  const stretch = promisify<string, Uint8Array, number, object, Buffer>(scrypt);
  const key = await stretch(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
  return key.toString('hex');
}

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/** @throws InvalidInput */
export function checkPassphrase(passphrase: string, again = passphrase): void {
  const refuse = (field: string, code: string, detail: string) => new InvalidInput([{ field, code, detail }]);
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw refuse('passphrase', 'too_short', `Choisissez une phrase de ${SHORTEST_PASSPHRASE} caractères au moins.`);
  if (passphrase !== again) throw refuse('again', 'different', 'Ce n’est pas la même phrase.');
}
