import { frenchEuros } from '../../kernel/ui/french.js';
import { ageRangeLabel } from '../tariffs/tariff.js';
import type { PlanView } from './agreement.query.js';

/** Tariffs of one agreement, a column a plan, as the mutuelle states them. */
export function tariffTable(plans: PlanView[]): { columns: string[]; rows: string[][] } {
  const ranges = plans
    .flatMap(({ tariff }) => tariff)
    .filter(
      (line, index, all) =>
        all.findIndex(({ fromAge, toAge }) => fromAge === line.fromAge && toAge === line.toAge) === index,
    )
    .toSorted((a, b) => a.fromAge - b.fromAge);
  return {
    columns: ['Âge', ...plans.map(({ name }) => name)],
    rows: ranges.map((range) => [
      ageRangeLabel(range),
      ...plans.map(({ tariff }) => {
        const line = tariff.find(({ fromAge, toAge }) => fromAge === range.fromAge && toAge === range.toAge);
        return line ? frenchEuros(line.monthlyCents) : '–';
      }),
    ]),
  };
}
