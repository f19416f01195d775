import type { Report } from '../kernel/print/report.js';
import { shownCount, smallCellsNote } from '../kernel/privacy/small-cells.js';
import { counted } from '../kernel/ui/french.js';
import { tableRows, totalRow } from './pages/year-report.js';
import { type CoveredTable, stepLabels, steps, type YearReport } from './year-report.query.js';

/** A year of the mutuelle communale on paper, for the board. */
export function mutuelleReport(
  sender: string,
  { year, byMonth, byAge, byCommune, delays, reasons }: YearReport,
): Report {
  const columns = (first: string) => [first, ...steps.map((step) => stepLabels[step])];
  const breakdown = (heading: string, first: string, table: CoveredTable): Report['body'] => [
    { heading },
    { table: { columns: columns(first), rows: [...tableRows(table), totalRow(table)] } },
  ];
  return {
    sender,
    title: `Mutuelle communale : bilan ${year}`,
    subtitle: 'Document pour le conseil d’administration',
    body: [
      { facts: steps.map((step): [string, string] => [stepLabels[step], shownCount(byMonth.totals[step])]) },
      `${smallCellsNote} Chaque personne compte une fois par étape, au moment où elle y arrive.`,
      ...breakdown('Mois par mois', 'Mois', byMonth),
      ...breakdown('Par tranche d’âge', 'Âge', byAge),
      ...breakdown('Par commune', 'Commune', byCommune),
      { heading: 'Temps entre deux étapes' },
      {
        table: {
          columns: ['Étapes', 'La moitié des personnes en moins de'],
          rows: delays.map(({ label, days }) => [
            label,
            days === null ? 'trop peu de personnes' : counted(days, 'jour'),
          ]),
        },
      },
      ...(reasons.length > 0
        ? [
            { heading: 'Pourquoi un parcours s’arrête' },
            {
              table: {
                columns: ['Raison', 'Personnes'],
                rows: reasons.map(({ label, count }) => [label, shownCount(count)]),
              },
            },
          ]
        : []),
    ],
  };
}
