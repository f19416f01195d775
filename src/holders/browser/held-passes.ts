import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import idbReady from 'safari-14-idb-fix';
import type { MyPassView } from '../my-pass.query.js';

/** As JSON gives it: instants are ISO texts. */
type AsJson<T> = T extends Date ? string : T extends object ? { [K in keyof T]: AsJson<T[K]> } : T;
export type MyPass = AsJson<MyPassView>;

/** One pass this phone carries. Its key cannot be taken out of the browser. */
export interface HeldPass {
  /** Id of the credential. */
  id: string;
  key: CryptoKey;
  /** Public key, base64url coordinates. */
  x: string;
  y: string;
  /** `JWS~` */
  credential: string;
  /** When it was fetched, milliseconds by the server's clock. */
  fetchedAt: number;
  /** What the server last said, shown without network too. */
  view?: MyPass;
  /** Server's clock minus this phone's, milliseconds. */
  clockOffset: number;
  /** The CCAS, the holder or the carer has taken the pass off this phone. */
  revoked?: boolean;
}

/** A key whose activation was not answered yet: the same is sent again. */
export interface PendingKey {
  /** Number and secret as read from the letter. */
  letter: string;
  key: CryptoKey;
  x: string;
  y: string;
}

interface Schema extends DBSchema {
  passes: { key: string; value: HeldPass };
  pending: { key: string; value: PendingKey };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  // Without the first step, Safari 14 may never answer the second.
  database ??= Promise.resolve()
    .then(idbReady)
    .then(() =>
      openDB<Schema>('mon-pass', 1, {
        upgrade(db) {
          db.createObjectStore('passes', { keyPath: 'id' });
          db.createObjectStore('pending', { keyPath: 'letter' });
        },
      }),
    );
  return database;
}

export async function heldPasses(): Promise<HeldPass[]> {
  return (await open()).getAll('passes');
}

export async function keepPass(pass: HeldPass): Promise<void> {
  await (await open()).put('passes', pass);
}

export async function forgetPass(id: string): Promise<void> {
  await (await open()).delete('passes', id);
}

/** The key to activate this letter with: made once, kept until the server has answered. */
export async function keyFor(letter: string): Promise<PendingKey> {
  const db = await open();
  const kept = await db.get('pending', letter);
  if (kept) return kept;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const pending = { letter, key: pair.privateKey, x: x!, y: y! };
  await db.put('pending', pending);
  return pending;
}

export async function forgetPending(letter: string): Promise<void> {
  await (await open()).delete('pending', letter);
}
