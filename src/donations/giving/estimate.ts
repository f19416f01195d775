import type { CompanyRates, PersonRates } from '../settings/tax-rules.js';

/** Integer cents throughout. */
export interface CompanyEstimate {
  giftCents: number;
  /** What counts in a year: 20 000 € or 5 ‰ of the turnover, whichever is higher. */
  ceilingCents: number;
  /** What of this gift counts this year, in its two parts. */
  atRateCents: number;
  aboveCents: number;
  reductionCents: number;
  /** What may be used in the following years. */
  carriedCents: number;
  carryYears: number;
}

/**
 * Reduction of a company's tax (CGI 238 bis), as information.
 * @param givenCents what it has given already this year, to anybody: it uses up the ceiling first
 */
export function estimateCompany(
  rules: CompanyRates,
  { giftCents, turnoverCents = 0, givenCents = 0 }: { giftCents: number; turnoverCents?: number; givenCents?: number },
): CompanyEstimate {
  const ceilingCents = Math.max(rules.floorCents, Math.floor((turnoverCents * rules.turnoverPerMille) / 1000));
  const used = Math.min(givenCents, ceilingCents);
  const countedCents = Math.min(giftCents, ceilingCents - used);
  const atRateCents = Math.min(countedCents, Math.max(0, rules.thresholdCents - used));
  const aboveCents = countedCents - atRateCents;
  return {
    giftCents,
    ceilingCents,
    atRateCents,
    aboveCents,
    reductionCents: percentOf(atRateCents, rules.ratePercent) + percentOf(aboveCents, rules.aboveRatePercent),
    carriedCents: giftCents - countedCents,
    carryYears: rules.carryYears,
  };
}

export interface PersonEstimate {
  giftCents: number;
  /** Null when no income was given. */
  ceilingCents: number | null;
  countedCents: number;
  reductionCents: number;
  carriedCents: number;
  carryYears: number;
}

/** Reduction of a person's income tax (CGI 200), as information. The income is compared and thrown away. */
export function estimatePerson(
  rules: PersonRates,
  { giftCents, incomeCents }: { giftCents: number; incomeCents?: number },
): PersonEstimate {
  const ceilingCents = incomeCents === undefined ? null : Math.floor((incomeCents * rules.incomePercent) / 100);
  const countedCents = ceilingCents === null ? giftCents : Math.min(giftCents, ceilingCents);
  return {
    giftCents,
    ceilingCents,
    countedCents,
    reductionCents: percentOf(countedCents, rules.ratePercent),
    carriedCents: giftCents - countedCents,
    carryYears: rules.carryYears,
  };
}

/** To the nearest cent, halves up. */
function percentOf(cents: number, percent: number): number {
  return Math.floor((cents * percent + 50) / 100);
}
