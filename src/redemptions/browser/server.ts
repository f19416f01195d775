import { giveUpAfter } from '../../kernel/ui/browser/give-up-after.js';
import type { LateOutcome } from '../scan-answers.js';
import type { HeldLease } from '../hold-lease.js';
import type { AcceptedRedemption, Verification } from '../scan-answers.js';
import type { ShownPass } from '../shown-pass.js';
import type { Verdict } from '../verdict.js';
import { kept, type KeptContact, type RecordedScan } from './till-store.js';

/** The server could not be asked, or could not answer: nothing is known, and nothing may turn green. */
export class Unconfirmed extends Error {
  /** @param isReached the network carried an answer, and the service behind it could give none */
  constructor(readonly isReached = false) {
    super();
  }
}

/** This device may not ask (any more): it must be paired or signed in again. */
export class NotRecognised extends Error {}

/** A refusal, already in plain French. */
export interface ScanRefusal {
  code: Verdict | (string & {});
  detail: string;
  nextStep?: string;
  errors?: { field: string }[];
}

/** Longer than this, the person at the till is told that it is not confirmed. */
const PATIENCE_MS = 6000;

/** @throws Unconfirmed, NotRecognised */
export function verify(shown: ShownPass): Promise<Verification | ScanRefusal> {
  return ask('POST', '/verifications', shown);
}

/**
 * @param key drawn once for this tap; the same for every retry, so that it is never counted twice
 * @throws Unconfirmed, NotRecognised
 */
export function redeem(
  key: string,
  shown: ShownPass,
  offerId: string,
  amountCents?: number,
  patienceMs = PATIENCE_MS,
): Promise<AcceptedRedemption | ScanRefusal> {
  return ask('POST', '/redemptions', { ...shown, offerId, ...(amountCents && { amountCents }) }, key, patienceMs);
}

export function takeBack(redemptionId: string): Promise<{ voided: true } | ScanRefusal> {
  return ask('POST', `/redemptions/${redemptionId}/void`, {});
}

/** @throws Unconfirmed, NotRecognised */
export function sendScans(
  scans: RecordedScan[],
): Promise<{ serverTime: string; outcomes: LateOutcome[] } | ScanRefusal> {
  return ask('POST', '/till/sync', {
    scans: scans.map(({ key, passCode, offerId, scannedAt, clockOffsetMs, bundleVersion, amountCents, leaseId }) => ({
      key,
      passCode,
      offerId,
      scannedAt,
      clockOffsetMs,
      bundleVersion,
      ...(amountCents && { amountCents }),
      ...(leaseId && { leaseId }),
    })),
  });
}

/** Our server does not know this device (any more): said in our own words, not by something on the way. */
export function isOurNo({ status, headers }: Response): boolean {
  return (status === 401 || status === 403) && (headers.get('content-type') ?? '').includes('application/problem+json');
}

export function holdLease(offerId: string, units: number): Promise<HeldLease | ScanRefusal> {
  return ask('POST', '/till/leases', { offerId, units });
}

export function giveBackLease(id: string): Promise<{ givenBack: number } | ScanRefusal> {
  return ask('DELETE', `/till/leases/${id}`);
}

async function ask<T>(method: string, path: string, body?: object, key?: string, patienceMs = PATIENCE_MS): Promise<T> {
  const contact = await kept<KeptContact>('contact');
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      'x-form-token': contact?.formToken ?? '',
      ...(body && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: giveUpAfter(patienceMs),
  }).catch(() => undefined);
  if (answer && isOurNo(answer)) throw new NotRecognised();
  // A 401 or 403 that is not ours comes from a network that wants a password, or from a proxy.
  if (!answer || answer.status === 401 || answer.status === 403) throw new Unconfirmed();
  if (answer.status >= 500) throw new Unconfirmed(true);
  // Cut on its way, it is as good as none.
  return (await answer.json().catch(() => {
    throw new Unconfirmed();
  })) as T;
}
