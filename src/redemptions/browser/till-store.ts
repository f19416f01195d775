import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import idbReady from 'safari-14-idb-fix';
import type { JWK } from 'jose';
import type { LateOutcome } from '../scan-answers.js';
import type { HeldLease } from '../hold-lease.js';

/** What the server last sent, as it sent it: it is verified again each time it is opened. */
export interface KeptBundle {
  version: string;
  /** Compact JWS. */
  bundle: string;
  /** The keys of the issuer when it came, by which it is verified. */
  keys: JWK[];
}

/** What to add to this device's clock to have the server's, and the token its requests carry. */
export interface KeptContact {
  clockOffsetMs: number;
  /** Milliseconds, by the server's clock. */
  at: number;
  formToken: string;
}

export type ScanState =
  /** Recorded here; the server does not know yet. */
  | 'waiting'
  /** To be taken back as soon as the server has said what became of it. */
  | 'dropping'
  /** The server has it. */
  | 'sent'
  /** Taken back. */
  | 'undone'
  /** The server refused it: someone must look. */
  | 'refused';

/** One use recorded by this till. The code stays until the server has it for sure; no name ever comes here. */
export interface RecordedScan {
  key: string;
  state: ScanState;
  passCode: string;
  offerId: string;
  title: string;
  /** ISO, by this device's clock. */
  scannedAt: string;
  clockOffsetMs: number;
  bundleVersion: string;
  amountCents?: number;
  savedCents: number;
  leaseId?: string;
  redemptionId?: string;
  /** Why it was refused. */
  outcome?: LateOutcome['outcome'] | 'unreadable';
  /** Taken back, and the server said no: it was too late. */
  isUndoRefused?: boolean;
  /** Somebody has read why. */
  isSeen?: boolean;
  /** When it was last sent and answered, milliseconds by the server's clock. */
  sentAt?: number;
}

interface Schema extends DBSchema {
  kept: { key: string; value: unknown };
  scans: { key: string; value: RecordedScan; indexes: { state: ScanState } };
  leases: { key: string; value: HeldLease };
  /** Codes of phones this till has used, each with its offers, so that it refuses a copy by itself. */
  codes: { key: string; value: { offerIds: string[]; at: number } };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

/** The till's own memory; the page and its service worker share it. */
export function store(): Promise<IDBPDatabase<Schema>> {
  // Without the first step, Safari 14 may never answer the second.
  database ??= Promise.resolve()
    .then(idbReady)
    .then(() =>
      openDB<Schema>('caisse', 1, {
        upgrade(db) {
          db.createObjectStore('kept');
          db.createObjectStore('scans', { keyPath: 'key' }).createIndex('state', 'state');
          db.createObjectStore('leases', { keyPath: 'id' });
          db.createObjectStore('codes');
        },
      }),
    );
  return database;
}

/** `iat` of the newest status list of each address: an older one is not believed, whoever sends it. */
export type KeptLists = Record<string, number>;

type KeptName = 'bundle' | 'contact' | 'resent' | 'lists';

/** What a full device, or one that keeps nothing in a private window, could not take: good until the page is closed. */
const unkept = new Map<KeptName, unknown>();

export async function kept<T>(name: KeptName): Promise<T | undefined> {
  if (unkept.has(name)) return unkept.get(name) as T;
  return (await store()
    .then((db) => db.get('kept', name))
    .catch(() => undefined)) as T | undefined;
}

/** A till that has network goes on working although its device keeps nothing. */
export async function keep(name: KeptName, value: unknown): Promise<void> {
  unkept.delete(name);
  await store()
    .then((db) => db.put('kept', value, name))
    .catch(() => unkept.set(name, value));
}

/** @throws DOMException `QuotaExceededError` when the device is full */
export async function record(scan: RecordedScan): Promise<void> {
  const tx = (await store()).transaction('scans', 'readwrite', { durability: 'strict' });
  await tx.store.put(scan);
  await tx.done;
}

/** @returns whether it was here to be changed */
export async function change(key: string, changes: Partial<RecordedScan>): Promise<boolean> {
  const tx = (await store()).transaction('scans', 'readwrite');
  const scan = await tx.store.get(key);
  if (scan) await tx.store.put({ ...scan, ...changes });
  await tx.done;
  return scan !== undefined;
}

/** It was not given after all. */
export async function forget(key: string): Promise<void> {
  await (await store()).delete('scans', key);
}

/**
 * The server has it: kept as such, and one unit less to give where it came from a lease of this till. Both in one step:
 * a unit that was given must not look free again.
 */
export async function settleSent(key: string, changes: Partial<RecordedScan>, leaseId?: string): Promise<void> {
  const tx = (await store()).transaction(['scans', 'leases'], 'readwrite');
  const scan = await tx.objectStore('scans').get(key);
  const lease = leaseId && (await tx.objectStore('leases').get(leaseId));
  if (scan) await tx.objectStore('scans').put({ ...scan, ...changes, state: 'sent' });
  if (lease && scan?.state !== 'sent')
    await tx.objectStore('leases').put({ ...lease, left: Math.max(0, lease.left - 1) });
  await tx.done;
}

/** This device is no till any more: nothing is judged here, nothing is lent. What waits to be sent stays. */
export async function forgetTill(): Promise<void> {
  unkept.clear();
  const db = await store().catch(() => undefined);
  if (!db) return;
  await db.delete('kept', 'bundle');
  await db.clear('leases');
}

export async function scansIn(...states: ScanState[]): Promise<RecordedScan[]> {
  // Nothing can be read: nothing was recorded either.
  const db = await store().catch(() => undefined);
  if (!db) return [];
  const found = await Promise.all(states.map((state) => db.getAllFromIndex('scans', 'state', state)));
  return found.flat().sort((a, b) => a.scannedAt.localeCompare(b.scannedAt));
}
