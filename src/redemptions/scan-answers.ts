import type { Benefit, LimitPeriod } from '../offers/offer-terms.js';
import type { Verdict } from './verdict.js';

/** One offer, for the pass just scanned. */
export interface OfferForPass {
  id: string;
  title: string;
  benefit: Benefit;
  /** What a redemption now would answer. */
  verdict: Verdict;
  /** Uses left now; null when there is no limit. */
  remaining: number | null;
  limit: { uses: number; period: LimitPeriod } | null;
  minimumCents: number | null;
}

/** Answer to a verification. Never a name, nor why the pass was given. */
export interface Verification {
  verdict: Verdict;
  /** Last valid day; null when the code could not be read. */
  validThrough: string | null;
  offers: OfferForPass[];
}

/** Answer to a redemption that was recorded. */
export interface AcceptedRedemption {
  id: string;
  verdict: 'accepted';
  /** Uses left to this pass now; null when there is no limit. */
  remaining: number | null;
  savedCents: number;
  redeemedAt: string;
  /** The lease of the till it was taken from, where it was: the till holds one unit less. */
  leaseId?: string;
}

/** What became of one scan a till had recorded without network. */
export interface LateOutcome {
  key: string;
  /** `duplicate`: it had been taken in already; `redemption` is then what it was. */
  outcome: Verdict | 'duplicate' | 'idempotency_key_reused';
  redemption?: AcceptedRedemption;
}
