import { type AgeRange, monthlyAt, type TariffLine } from '../tariffs/tariff.js';

/** An open band is looked at up to this age: beyond it few people join, and tariffs no longer change. */
const LAST_AGE = 95;

export interface ComparedCall {
  plans: string[];
  bandStarts: number[];
  costWeight: number;
  criteria: { id: string; weight: number }[];
}

export interface ComparedCandidate {
  id: string;
  /** Lines of each plan, in the call's order. */
  tariffs: TariffLine[][];
  /** 0 to 10 by criterion. */
  marks: Record<string, number | undefined>;
}

export interface CandidateScore {
  id: string;
  /** By plan, then by band: what a month costs on average over the band's ages, in cents; null where it is not priced. */
  costs: (number | null)[][];
  /** 0 to 10, one decimal: the cheapest has 10, the others in proportion; null where something is not priced. */
  costMark: number | null;
  /** 0 to 10, one decimal, weighted; null while a mark or a price is missing. */
  total: number | null;
}

/** The call's bands: each ends where the next begins. */
export function bandsOf(starts: number[]): AgeRange[] {
  return starts.map((fromAge, index) => ({
    fromAge,
    toAge: starts[index + 1] === undefined ? null : starts[index + 1]! - 1,
  }));
}

/** Average of a month's price over the ages of a band, in whole cents; null when one of its ages has no price. */
export function costIn(lines: TariffLine[], { fromAge, toAge }: AgeRange): number | null {
  const last = toAge ?? Math.max(LAST_AGE, fromAge);
  let sum = 0;
  for (let age = fromAge; age <= last; age++) {
    const cents = monthlyAt(lines, age);
    if (cents === undefined) return null;
    sum += cents;
  }
  return Math.round(sum / (last - fromAge + 1));
}

/** What the committee sees, agents only. Candidates stay in the order they were given: nobody is ranked. */
export function compare(call: ComparedCall, candidates: ComparedCandidate[]): CandidateScore[] {
  const bands = bandsOf(call.bandStarts);
  const costs = candidates.map(({ tariffs }) =>
    call.plans.map((_, plan) => bands.map((band) => costIn(tariffs[plan] ?? [], band))),
  );
  const sums = costs.map((table) => {
    const cells = table.flat();
    return cells.some((cell) => cell === null) ? null : (cells as number[]).reduce((sum, cell) => sum + cell, 0);
  });
  const priced = sums.filter((sum) => sum !== null);
  const cheapest = Math.min(...priced);
  return candidates.map(({ id, marks }, index) => {
    const sum = sums[index]!;
    const costMark = sum === null ? null : sum === 0 ? 10 : (10 * cheapest) / sum;
    const weighted: [number | null | undefined, number][] = [
      ...(call.costWeight > 0 ? [[costMark, call.costWeight] as [number | null, number]] : []),
      ...call.criteria.map(({ id: criterion, weight }) => [marks[criterion], weight] as [number | undefined, number]),
    ];
    const isWhole = weighted.every(([mark]) => mark !== null && mark !== undefined);
    const weights = weighted.reduce((total, [, weight]) => total + weight, 0);
    const total =
      isWhole && weights > 0 ? weighted.reduce((all, [mark, weight]) => all + mark! * weight, 0) / weights : null;
    return { id, costs: costs[index]!, costMark: oneDecimal(costMark), total: oneDecimal(total) };
  });
}

function oneDecimal(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
