import { frenchShortMonth } from '../kernel/ui/french.js';
import { barChart } from '../kernel/charts/bar-chart.js';
import type { PeopleReport } from './covered-people.js';
import type { CoveredMonth } from './months-report.query.js';

/** Holders by age; a covered band has no bar. */
export function agesChart({ byAge }: PeopleReport): Promise<string> {
  return barChart({
    labels: byAge.map(({ name }) =>
      name
        .replace(' à ', '–')
        .replace(' ans et plus', ' +')
        .replace(/ ans.*$/, '')
        .replace('Moins de ', '< '),
    ),
    series: [{ name: 'Personnes', values: byAge.map(({ holders }) => holders ?? 0) }],
  });
}

export function monthsChart(months: CoveredMonth[]): Promise<string> {
  return barChart({
    labels: months.map(({ month }) => frenchShortMonth(month)),
    series: [{ name: 'Utilisations', values: months.map(({ uses }) => uses ?? 0) }],
  });
}
