import type { ReadingVerdict } from '../passes/pass-code/read-pass-code.js';

/** Every answer to a scan, in the order they are checked; the first that applies is the answer (domain.md). */
export const verdicts = [
  'malformed',
  'unknown_issuer',
  'unknown_key',
  'bad_signature',
  'not_yet_valid',
  'expired',
  'code_stale',
  'replayed',
  'status_unknown',
  'revoked',
  'suspended',
  'offer_not_active',
  'outside_hours',
  'category_not_covered',
  'below_minimum',
  'limit_reached',
  'quota_exhausted',
  'accepted',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What the status list, or the CCAS's own tables, say of a credential. */
export type CredentialStatus = 'valid' | 'revoked' | 'suspended' | 'unknown';

/** An offer as plain values; days are counted since 1970-01-01. */
export interface OfferTerms {
  isPublished: boolean;
  startDay: number;
  /** Last day; absent means until ended. */
  endDay?: number;
  /** Empty means at any time; `HH:MM`, from included, to excluded. */
  hours: { weekdays: number[]; from: string; to: string }[];
  closedOnHolidays: boolean;
  categories: number[];
  minimumCents?: number;
}

/** Now, on the wall clock of Europe/Paris. */
export interface Moment {
  day: number;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  /** `HH:MM` */
  time: string;
  isHoliday: boolean;
}

/** What is left of an offer for one pass; absent where there is no limit. */
export interface Remaining {
  /** Uses left to this pass in the period. */
  uses?: number;
  /** Uses left to everyone. */
  quota?: number;
}

export interface Scan {
  /** From `readPassCode`. */
  reading: ReadingVerdict | 'readable';
  isReplay: boolean;
  status: CredentialStatus;
  category: number;
}

/** Is this code good, whatever is bought? */
export function judgeCode({ reading, isReplay, status }: Omit<Scan, 'category'>): Verdict {
  if (reading !== 'readable') return reading;
  if (isReplay) return 'replayed';
  if (status === 'unknown') return 'status_unknown';
  return status === 'valid' ? 'accepted' : status;
}

/** May this pass use this offer now? The same function on the server and on the till. */
export function judge(
  scan: Scan,
  offer: OfferTerms,
  moment: Moment,
  remaining: Remaining,
  amountCents?: number,
): Verdict {
  const code = judgeCode(scan);
  if (code !== 'accepted') return code;
  if (!offer.isPublished || moment.day < offer.startDay || moment.day > (offer.endDay ?? Infinity))
    return 'offer_not_active';
  if (!isOpen(offer, moment)) return 'outside_hours';
  if (!offer.categories.includes(scan.category)) return 'category_not_covered';
  if (offer.minimumCents !== undefined && amountCents !== undefined && amountCents < offer.minimumCents)
    return 'below_minimum';
  if (remaining.uses !== undefined && remaining.uses <= 0) return 'limit_reached';
  if (remaining.quota !== undefined && remaining.quota <= 0) return 'quota_exhausted';
  return 'accepted';
}

function isOpen(offer: OfferTerms, moment: Moment): boolean {
  if (offer.closedOnHolidays && moment.isHoliday) return false;
  if (offer.hours.length === 0) return true;
  return offer.hours.some(
    ({ weekdays, from, to }) => weekdays.includes(moment.weekday) && from <= moment.time && moment.time < to,
  );
}
