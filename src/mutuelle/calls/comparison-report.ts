import type { Report } from '../../kernel/print/report.js';
import { frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import type { CallView } from './call.query.js';
import { bandsOf } from './comparison.js';
import { mark } from './pages/comparison.js';
import { ageRangeLabel } from '../tariffs/tariff.js';

/** Costs and marks side by side, for the committee alone. @param today ISO day */
export function comparisonReport(sender: string, call: CallView, today: string): Report {
  const names = call.candidates.map(({ name }) => name);
  return {
    sender,
    title: `${call.title} : comparaison des candidatures`,
    subtitle: `Document de la commission, ${frenchDay(today)}. Ne pas diffuser aux habitants.`,
    body: [
      'Les candidatures sont dans l’ordre où elles sont arrivées. Le CCAS n’en recommande aucune aux habitants.',
      ...call.plans.flatMap((plan, index): Report['body'] => [
        { heading: `${plan} : cotisation mensuelle moyenne` },
        {
          table: {
            columns: ['Âge', ...names],
            rows: bandsOf(call.bandStarts).map((band, at) => [
              ageRangeLabel(band),
              ...call.candidates.map(({ score }) => {
                const cost = score.costs[index]![at]!;
                return cost === null ? 'non donné' : frenchEuros(cost);
              }),
            ]),
          },
        },
      ]),
      { heading: 'Notes sur 10' },
      {
        table: {
          columns: ['Critère', 'Poids', ...names],
          rows: [
            ['Prix', String(call.costWeight), ...call.candidates.map(({ score }) => mark(score.costMark))],
            ...call.criteria.map(({ id, label, weight }) => [
              label,
              String(weight),
              ...call.candidates.map(({ marks }) => mark(marks[id] ?? null)),
            ]),
            ['Moyenne pondérée', '', ...call.candidates.map(({ score }) => mark(score.total))],
          ],
        },
      },
    ],
  };
}
