import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { type LimitPeriod, savedCents } from '../offers/offer-terms.js';
import type { OfferAtTill } from './offer-at-till.query.js';
import type { AcceptedRedemption } from './scan-answers.js';
import type { ScannedCredential } from './scanned-credential.query.js';
import { judge, type Verdict } from './verdict.js';

/** A refusal is an outcome, not an error: it is kept in the ledger and answered again to a retry. */
export type RedemptionOutcome =
  | AcceptedRedemption
  /** `period`: of the limit that was reached. */
  | { verdict: Exclude<Verdict, 'accepted'>; period?: LimitPeriod };

export interface Use {
  /** Undefined when it is unknown, or another partner's: refused as no longer on line. */
  offer: OfferAtTill | undefined;
  scan: ScannedCredential;
  /** Before the discount; absent when it was not typed. */
  amountCents?: number;
  /** When the till saw the pass. */
  at: Temporal.Instant;
  /** When it reached us, for a use recorded without network. */
  syncedAt?: Temporal.Instant;
  /** The lease the till took its unit from. */
  leaseId?: string;
}

/** A transaction under way, or each statement one by itself: `record_use` enters its CCAS on its own. */
export type Sends = Pick<Tx, 'rows'>;

interface Kept {
  requestHash: Buffer;
  outcome: RedemptionOutcome;
  isFirst: boolean;
}

/**
 * The one place where a use is judged, then counted and written, on line or late; or its refusal. The verdict is ours, the
 * limits are the database's: migration `one-use-one-exchange` counts and writes all of it in one statement.
 */
@Injectable()
export class RecordUse {
  constructor(private readonly clock: Clock) {}

  /**
   * @param key the first use with it is recorded; any later one moves nothing and gets the first answer, as it was kept
   * @param hash of the request: what makes two with one key the same
   */
  async run(
    sends: Sends,
    actor: Actor,
    key: string,
    hash: Buffer,
    use: Use,
  ): Promise<{ outcome: RedemptionOutcome; isFirst: boolean } | 'key reused'> {
    const [kept] = await sends.rows<Kept>(
      'select request_hash as "requestHash", outcome, is_first as "isFirst" from record_use($1, $2, $3, $4, $5, $6, $7)',
      [actor.ccasId, actor.kind, actor.id, key, hash, this.clock.now().toString(), JSON.stringify(written(use, actor))],
    );
    return hash.equals(kept!.requestHash) ? kept! : 'key reused';
  }
}

/** `p_use` of `record_use`: what is absent is null there. */
function written({ offer, scan, amountCents, at, syncedAt, leaseId }: Use, { partnerId }: Actor) {
  return {
    // Of the redemption, or else of the refusal.
    id: uuidv7(),
    verdict: offer ? judge(scan, offer.terms, scan.moment, {}, amountCents) : ('offer_not_active' satisfies Verdict),
    offerId: offer?.id,
    partnerId: offer ? offer.partnerId : partnerId,
    passId: scan.passId,
    credentialId: scan.credentialId,
    ...scan.shownCode,
    periodStart: offer?.limit?.periodStart,
    limitUses: offer?.limit?.uses,
    limitPeriod: offer?.limit?.period,
    quotaLeft: offer?.quotaLeft,
    leaseId,
    amountCents,
    savedCents: offer && savedCents(offer.benefit, amountCents),
    at: at.toString(),
    syncedAt: syncedAt?.toString(),
  };
}
