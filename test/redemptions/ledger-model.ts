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
  at: number;
  voided: boolean;
}

/** The ledger as a few lines of arithmetic; everything is counted anew from its uses. */
export class Model {
  day = 0;
  minute = 0;
  readonly passes = [0, 1].map(() => ({ state: 'active', lostCards: [false, false] }));
  readonly uses: Use[] = [];
  readonly answers: { key: string; offer: number; code: string; outcome: unknown }[] = [];

  now = () => this.day * 1440 + this.minute;
  counted = (offer: number, pass?: number, period?: number) =>
    this.uses.filter(
      (use) =>
        !use.voided &&
        use.offer === offer &&
        (pass === undefined || use.pass === pass) &&
        (period === undefined || use.period === period),
    ).length;

  verdict(offer: number, pass: number, card: number): string {
    const { limit, quota, periodOf } = offers[offer]!;
    const { state, lostCards } = this.passes[pass]!;
    if (lostCards[card] || state === 'revoked') return 'revoked';
    if (state === 'suspended') return 'suspended';
    if (limit && this.counted(offer, pass, periodOf(this.day)) >= limit.uses) return 'limit_reached';
    if (quota && this.counted(offer) >= quota) return 'quota_exhausted';
    return 'accepted';
  }

  voidVerdict(use: Use, isAgent: boolean): string {
    if (use.voided) return 'already_voided';
    return isAgent || this.now() - use.at <= 15 ? 'done' : 'too_late_to_void';
  }
}
