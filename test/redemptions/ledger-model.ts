/** The offers of every world; a period is the number of the day, from Tuesday 8 December 2026. */
export const offers = [
  { limit: { uses: 1, period: 'day' as const }, periodOf: (day: number) => day },
  { limit: { uses: 2, period: 'week' as const }, quota: 4, periodOf: (day: number) => Math.floor((day + 1) / 7) },
  { limit: { uses: 3, period: 'ever' as const }, periodOf: () => 0 },
  { quota: 2, periodOf: () => 0 },
];

interface Use {
  offer: number;
  pass: number;
  period: number;
  /** Minutes since the walk began, days of 24 hours. */
  /** When it was made, and when the ledger heard of it. */
  at: number;
  knownAt: number;
  voided: boolean;
}

interface Lease {
  id: string;
  offer: number;
  /** For an offer limited per pass. */
  pass?: number;
  period?: number;
  left: number;
  isOpen: boolean;
}

/** The ledger as a few lines of arithmetic; everything is counted anew from its uses and leases. */
export class Model {
  day = 0;
  minute = 0;
  readonly passes = [0, 1].map(() => ({
    /** What it became, the latest last. */
    states: [{ at: -Infinity, state: 'active' }],
    lostAt: [Infinity, Infinity],
  }));
  readonly uses: Use[] = [];
  readonly leases: Lease[] = [];
  readonly answers: { key: string; offer: number; code: string; verdict: string; outcome: unknown }[] = [];

  now = (daysAgo = 0) => (this.day - daysAgo) * 1440 + this.minute;
  counted = (offer: number, pass?: number, period?: number) =>
    this.uses.filter((use) => !use.voided && isOf(use, offer, pass, period)).length +
    this.leases.filter((lease) => isOf(lease, offer, pass, period)).reduce((sum, { left }) => sum + left, 0);

  codeVerdict(pass: number, card: number, daysAgo = 0): string {
    const { states, lostAt } = this.passes[pass]!;
    const at = this.now(daysAgo);
    if (lostAt[card]! <= at) return 'revoked';
    const { state } = states.findLast((change) => change.at <= at)!;
    return state === 'active' ? 'accepted' : state;
  }

  countVerdict(offer: number, pass: number, daysAgo = 0): string {
    const { limit, quota, periodOf } = offers[offer]!;
    if (limit && this.counted(offer, pass, periodOf(this.day - daysAgo)) >= limit.uses) return 'limit_reached';
    if (quota && this.counted(offer) >= quota) return 'quota_exhausted';
    return 'accepted';
  }

  /** A unit the till holds for this pass, in the period of that day. */
  heldUnit(offer: number, pass: number, daysAgo = 0): Lease | undefined {
    const period = offers[offer]!.periodOf(this.day - daysAgo);
    return this.leases.find(
      (lease) =>
        lease.left > 0 && lease.offer === offer && (lease.pass ?? pass) === pass && (lease.period ?? period) === period,
    );
  }

  voidVerdict(use: Use, isAgent: boolean): string {
    if (use.voided) return 'already_voided';
    return isAgent || this.now() - use.knownAt <= 15 ? 'done' : 'too_late_to_void';
  }
}

function isOf(
  counted: { offer: number; pass?: number; period?: number },
  offer: number,
  pass?: number,
  period?: number,
) {
  return (
    counted.offer === offer &&
    (pass === undefined || counted.pass === pass) &&
    (period === undefined || counted.period === period)
  );
}
