export const benefitKinds = ['percent', 'amount', 'fixed_price', 'free_item', 'service'] as const;
export type BenefitKind = (typeof benefitKinds)[number];

export const limitPeriods = ['day', 'week', 'month', 'quarter', 'year', 'ever'] as const;
export type LimitPeriod = (typeof limitPeriods)[number];

export type OfferState = 'draft' | 'submitted' | 'published' | 'paused' | 'ended' | 'returned';

export interface Benefit {
  kind: BenefitKind;
  /** Percent points for `percent`, cents otherwise; what a free item or a service is worth, if known. */
  value: number | null;
}

/**
 * What the holder saves, in cents. A percentage is rounded half up to the cent; a discount never exceeds the amount.
 * Without an amount, only what does not depend on it is known. A free item or a service saves what it is worth.
 */
export function savedCents({ kind, value }: Benefit, amountCents?: number): number {
  switch (kind) {
    case 'percent':
      return Math.floor(((amountCents ?? 0) * value! + 50) / 100);
    case 'amount':
      return amountCents === undefined ? value! : Math.min(value!, amountCents);
    case 'fixed_price':
      return Math.max(0, (amountCents ?? value!) - value!);
    case 'free_item':
    case 'service':
      return value ?? 0;
  }
}
