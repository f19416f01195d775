/** The part of the PMSS of a month that counts for one employee (CGI 238 bis, 1). */
const PMSS_MULTIPLE = 3;

/** The most that counts of one employee in one month, in cents. */
export function mostSkillCents(pmssCents: number): number {
  return PMSS_MULTIPLE * pmssCents;
}

/** What counts of the loaded cost of one employee's work in one month, in cents. */
export function countedSkillCents(costCents: number, pmssCents: number): number {
  return Math.min(costCents, mostSkillCents(pmssCents));
}

/** Above this share of a gift, what is given back makes the gift doubtful: it is warned of. */
export const COUNTERPART_PERCENT = 25;

export function isCounterpartHigh(counterpartCents: number, giftCents: number): boolean {
  return counterpartCents * 100 > giftCents * COUNTERPART_PERCENT;
}
