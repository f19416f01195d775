import { ChartFigure } from '../../kernel/charts/chart-figure.js';
import { shownCount, smallCellsNote } from '../../kernel/privacy/small-cells.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { counted } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { type CoveredTable, type Step, stepLabels, steps, type YearReport } from '../year-report.query.js';

interface Props {
  report: YearReport;
  thisYear: number;
  charts: { byMonth: string; byAge: string; byCommune: string };
}

export function YearReportPage({ report, thisYear, charts }: Props) {
  const { year, byMonth, byAge, byCommune, delays, reasons } = report;
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Ce que la mutuelle communale a donné en {year}</h1>
        <div class="row">
          <a class="button quiet" href={`/ccas/mutuelle/bilan.csv?annee=${year}`}>
            <Icon name="download" /> Tableur (CSV)
          </a>
          <a class="button" href={`/ccas/mutuelle/bilan.pdf?annee=${year}`}>
            <Icon name="printer" /> Pour le conseil (PDF)
          </a>
        </div>
      </div>
      <nav class="row" aria-label="Années">
        {[thisYear, thisYear - 1, thisYear - 2].map((each) => (
          <a
            class="button quiet"
            href={`/ccas/mutuelle/bilan?annee=${each}`}
            aria-current={each === year ? 'page' : undefined}
          >
            {each}
          </a>
        ))}
      </nav>
      <dl class="facts totals">
        {steps.map((step) => (
          <div>
            <dt>{stepLabels[step]}</dt>
            <dd>{shownCount(byMonth.totals[step])}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{smallCellsNote} Chaque personne compte une fois par étape, au moment où elle y arrive.</p>
      <Breakdown title="Mois par mois" first="Mois" table={byMonth} svg={charts.byMonth} />
      <Breakdown title="Par tranche d’âge" first="Âge" table={byAge} svg={charts.byAge} />
      <Breakdown title="Par commune" first="Commune" table={byCommune} svg={charts.byCommune} />
      <section class="stack">
        <h2>Temps entre deux étapes</h2>
        <DataTable
          label="Temps entre deux étapes"
          columns={['Étapes', 'La moitié des personnes en moins de']}
          rows={delays.map(({ label, days }) => [
            label,
            days === null ? 'trop peu de personnes' : counted(days, 'jour'),
          ])}
        />
      </section>
      {reasons.length > 0 && (
        <section class="stack">
          <h2>Pourquoi un parcours s’arrête</h2>
          <DataTable
            label="Raisons"
            columns={['Raison', 'Personnes']}
            rows={reasons.map(({ label, count }) => [label, shownCount(count)])}
          />
        </section>
      )}
    </div>
  );
}

function Breakdown({ title, first, table, svg }: { title: string; first: string; table: CoveredTable; svg: string }) {
  if (table.rows.length === 0)
    return (
      <section class="stack">
        <h2>{title}</h2>
        <p class="soft">Personne cette année-là.</p>
      </section>
    );
  const figures = (
    <DataTable
      label={title}
      columns={[first, ...steps.map((step) => stepLabels[step])]}
      rows={tableRows(table)}
      total={totalRow(table)}
    />
  );
  // Where every count is covered a drawing would be an empty frame.
  const isDrawn = table.rows.some(({ counts }) => steps.some((step) => (counts[step] ?? 0) > 0));
  return (
    <section class="stack">
      <h2>{title}</h2>
      {isDrawn ? (
        <ChartFigure svg={svg} summary={summary(table)} legend={steps.map((step) => stepLabels[step])}>
          {figures}
        </ChartFigure>
      ) : (
        figures
      )}
    </section>
  );
}

export function tableRows(table: CoveredTable): string[][] {
  return table.rows.map(({ label, counts }) => [label, ...steps.map((step) => shownCount(counts[step]))]);
}

export function totalRow(table: CoveredTable): string[] {
  return ['Ensemble', ...steps.map((step) => shownCount(table.totals[step]))];
}

function summary({ totals }: CoveredTable): string {
  const said = (step: Step): string => `${stepLabels[step].toLowerCase()} : ${shownCount(totals[step])}`;
  return `En tout, ${steps.map(said).join(' ; ')}. Les nombres masqués ne sont pas dessinés.`;
}
