import { Algorithm, hash, verify } from '@node-rs/argon2';
import { WeakPassword } from './staff.errors.js';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const settings = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MINIMUM = 14;
/** What people write when they must write something long; compared without digits and signs. */
const common = [
  'motdepasse',
  'password',
  'passerelle',
  'bonjour',
  'azerty',
  'qwerty',
  'administrateur',
  'ccas',
  'alfortville',
  'abcdefghijklmn',
];

/** @throws WeakPassword below fourteen characters, or for one that is easily guessed */
export function checkPassword(password: string): void {
  if (password.length < MINIMUM) throw new WeakPassword(`Le mot de passe doit avoir au moins ${MINIMUM} caractères.`);
  const letters = password.toLowerCase().replace(/[^a-z]/g, '');
  const isGuessable =
    new Set(password).size < 6 ||
    common.some((word) => letters === word || letters === word + word) ||
    /^\d+$/.test(password);
  if (isGuessable) throw new WeakPassword('Ce mot de passe est trop facile à deviner.');
}

/** argon2id, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, settings);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordHolds(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this');
  const holds = await verify(stored ?? (await decoy), password);
  return stored !== undefined && holds;
}
