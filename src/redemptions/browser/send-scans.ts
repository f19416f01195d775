import type { LateOutcome } from '../scan-answers.js';
import { type ScanRefusal, sendScans, takeBack, Unconfirmed } from './server.js';
import {
  change,
  forget,
  keep,
  kept,
  type KeptContact,
  type RecordedScan,
  scansIn,
  settleSent,
  store,
} from './till-store.js';

const AT_ONCE = 50;
const HOUR_MS = 3_600_000;
/** Kept after they were sent, and sent again once a day: a server that had to go back to a backup gets them anew. */
const KEPT_MS = 72 * HOUR_MS;

/**
 * Sends what waits, one sender at a time whatever windows are open.
 * @throws Unconfirmed, NotRecognised: what was not answered goes on waiting
 */
export async function sendWaiting(): Promise<void> {
  await locked(async () => {
    // As they stand now: a device that cannot note what was answered must not send the same for ever.
    const scans = await scansIn('waiting', 'dropping');
    for (let start = 0; start < scans.length; start += AT_ONCE) await send(scans.slice(start, start + AT_ONCE));
    await sendAgain();
    await forgetOld();
  });
}

export type Dropped =
  /** Taken back. */
  | 'undone'
  /** As soon as the server answers. */
  | 'later'
  /** Not by this till any more. */
  | 'too-late'
  /** Nobody answered, and this device cannot keep the wish. */
  | 'unknown';

/** A use recorded by mistake: gone at once if the server answers, else as soon as it does. */
export async function drop(scan: RecordedScan): Promise<Dropped> {
  if (!scan.redemptionId) {
    await change(scan.key, { state: 'dropping' });
    return 'later';
  }
  try {
    return await undo(scan.key, scan.redemptionId);
  } catch (error) {
    if (!(error instanceof Unconfirmed)) throw error;
    // Used by its number, on line only: there is no code to send again.
    if (!scan.passCode) return 'unknown';
    const isNoted = await change(scan.key, { state: 'dropping' }).catch(() => false);
    return isNoted ? 'later' : 'unknown';
  }
}

async function send(scans: RecordedScan[]): Promise<void> {
  const answer = await sendScans(scans);
  if ('outcomes' in answer) {
    for (const outcome of answer.outcomes) await settle(outcome);
    return;
  }
  const places = new Set(answer.errors?.map(({ field }) => Number(/^scans\.(\d+)/.exec(field)?.[1])));
  const unreadable = scans.filter((_, index) => places.has(index));
  // A refusal of the whole that names none of them is not theirs: try later.
  if (unreadable.length === 0) throw new Unconfirmed();
  for (const { key } of unreadable) await change(key, { state: 'refused', outcome: 'unreadable' });
}

async function settle({ key, outcome, redemption }: LateOutcome): Promise<void> {
  const scan = await (await store()).get('scans', key);
  if (!scan || scan.state === 'undone') return;
  const sentAt = await serverNow();
  if (!redemption) {
    // What was to be taken back, and was never taken in, needs nobody.
    await change(key, { state: scan.state === 'dropping' ? 'undone' : 'refused', outcome, sentAt });
    return;
  }
  const { id: redemptionId, savedCents, leaseId } = redemption;
  await settleSent(key, { outcome, redemptionId, savedCents, sentAt }, leaseId);
  if (scan.state === 'dropping') await undo(key, redemptionId);
}

async function undo(key: string, redemptionId: string): Promise<Dropped> {
  const answer: { voided: true } | ScanRefusal = await takeBack(redemptionId);
  const isUndone = 'voided' in answer || answer.code === 'already_voided';
  // The server has said it: a device that keeps nothing has nothing to note it on.
  await change(
    key,
    isUndone ? { state: 'undone', redemptionId } : { state: 'sent', redemptionId, isUndoRefused: true },
  ).catch(() => false);
  return isUndone ? 'undone' : 'too-late';
}

async function sendAgain(): Promise<void> {
  const now = await serverNow();
  if (now - ((await kept<number>('resent')) ?? 0) < 24 * HOUR_MS) return;
  const known = await scansIn('sent');
  for (let start = 0; start < known.length; start += AT_ONCE) await sendScans(known.slice(start, start + AT_ONCE));
  await keep('resent', now);
}

async function forgetOld(): Promise<void> {
  const before = (await serverNow()) - KEPT_MS;
  for (const { key, sentAt } of await scansIn('sent', 'undone')) if ((sentAt ?? 0) < before) await forget(key);
}

export async function serverNow(): Promise<number> {
  return Date.now() + ((await kept<KeptContact>('contact'))?.clockOffsetMs ?? 0);
}

function locked(work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('caisse-envoi', work) : work();
}
