import argon2, { type Algorithm } from '@node-rs/argon2';
import { WeakPassword } from './accounts.errors.js';
import { isGuessable } from './guessable.js';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const settings = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MINIMUM = 14;
const MAXIMUM = 200;

/**
 * @param about what anyone knows of its owner (`knownAbout`)
 * @throws WeakPassword below fourteen characters, or for one that is easily guessed
 */
export async function checkPassword(password: string, about: string[] = []): Promise<void> {
  if (password.length < MINIMUM) throw new WeakPassword(`Le mot de passe doit avoir au moins ${MINIMUM} caractères.`);
  if (password.length > MAXIMUM) throw new WeakPassword(`Le mot de passe a plus de ${MAXIMUM} caractères.`);
  if (await isGuessable(password, about)) throw new WeakPassword('Ce mot de passe est trop facile à deviner.');
}

/** argon2id, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, settings);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an account that does not exist, or has no password, as for one that does. */
export async function passwordHolds(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this');
  const holds = await argon2.verify(stored ?? (await decoy), password);
  return Boolean(stored) && holds;
}
