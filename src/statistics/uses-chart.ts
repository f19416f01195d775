import { frenchShortMonth } from '../kernel/ui/french.js';
import { barChart } from '../kernel/charts/bar-chart.js';
import type { Bar } from './report-period.js';

const shortDay = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Uses by day or month, drawn. */
export function usesChart(bars: Bar[]): Promise<string> {
  return barChart({
    labels: bars.map(({ key }) => barLabel(key)),
    series: [{ name: 'Utilisations', values: bars.map(({ uses }) => uses) }],
  });
}

/** `3 déc.`, `déc.`: under a bar. */
function barLabel(key: string): string {
  return key.length === 7 ? frenchShortMonth(key) : shortDay.format(new Date(`${key}T00:00:00Z`));
}
