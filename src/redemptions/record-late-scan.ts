import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { OfferAtTillQuery } from './offer-at-till.query.js';
import { RecordUse } from './record-use.js';
import { requestHash } from './redemption-request.js';
import type { LateOutcome } from './scan-answers.js';
import { ScannedCredentialQuery } from './scanned-credential.query.js';
import { BACKDATING_HOURS } from './till-policy.js';

/** One use as a till recorded it while nobody could be asked. */
export interface LateScan {
  /** Drawn once for this use; the same one the till may have sent on line before. */
  key: string;
  passCode: string;
  offerId: string;
  /** By the till's own clock. */
  scannedAt: Temporal.Instant;
  /** What to add to that clock to have ours, as measured when the till was last heard. */
  clockOffsetMs: number;
  amountCents?: number;
  leaseId?: string;
}

/** Takes in one late scan. It is judged as of when it was made; a refused one is kept, for the partner and the CCAS. */
@Injectable()
export class RecordLateScan {
  constructor(
    private readonly scanned: ScannedCredentialQuery,
    private readonly offers: OfferAtTillQuery,
    private readonly recordUse: RecordUse,
    private readonly clock: Clock,
  ) {}

  /** Refusals are answers here; nothing of what a till sends is dropped. */
  async run(tx: Tx, actor: Actor, late: LateScan): Promise<LateOutcome> {
    const { key, passCode, offerId, leaseId } = late;
    const syncedAt = this.clock.now();
    const at = correctedTime(late, syncedAt);
    const scan = await this.scanned.read(tx, actor, passCode, { at, offerId });
    const offer = await this.offers.one(tx, offerId, actor.partnerId, at);
    // The till asks for the amount where a minimum holds: without one it was not reached.
    const amountCents = late.amountCents ?? (offer?.terms.minimumCents === undefined ? undefined : 0);
    const recorded = await this.recordUse.run(tx, actor, key, requestHash({ ...late, shown: late }), {
      offer,
      scan,
      amountCents,
      at,
      syncedAt,
      leaseId,
    });
    if (recorded === 'key reused') return { key, outcome: 'idempotency_key_reused' };
    const { outcome, isFirst } = recorded;
    if (outcome.verdict !== 'accepted') return { key, outcome: outcome.verdict };
    return { key, outcome: isFirst ? 'accepted' : 'duplicate', redemption: outcome };
  }
}

/**
 * When a scan was made, by our clock: never after it arrived, and no longer before than a till may be believed. A code
 * of a phone says itself when it was made, so that an older one is found stale.
 */
export function correctedTime(
  { scannedAt, clockOffsetMs }: Pick<LateScan, 'scannedAt' | 'clockOffsetMs'>,
  arrived: Temporal.Instant,
): Temporal.Instant {
  const claimed = scannedAt.epochMilliseconds + clockOffsetMs;
  const earliest = arrived.subtract({ hours: BACKDATING_HOURS }).epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(Math.min(Math.max(claimed, earliest), arrived.epochMilliseconds));
}
