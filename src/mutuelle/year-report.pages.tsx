import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { barChart } from '../kernel/charts/bar-chart.js';
import type { Tx } from '../kernel/database/database.js';
import { csvFile, csvOf } from '../kernel/http/csv.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { reportPdf } from '../kernel/print/report.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { mutuelleReport } from './mutuelle-report.js';
import { tableRows, totalRow, YearReportPage } from './pages/year-report.js';
import { type CoveredTable, stepLabels, steps, type YearReport, YearReportQuery } from './year-report.query.js';

/** What came of it, a year at a time: on screen, as a table, and for the board. */
@Screens('ccas/mutuelle', STAFF)
export class YearReportPages {
  constructor(
    private readonly reports: YearReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get('bilan')
  @Page('Bilan mutuelle', YearReportPage)
  async page(@InTx() tx: Tx, @Asked('annee') typed?: unknown) {
    const report = await this.get(tx, typed);
    return async () => ({
      report,
      thisYear: this.clock.today().year,
      charts: {
        byMonth: await chartOf(report.byMonth),
        byAge: await chartOf(report.byAge),
        byCommune: await chartOf(report.byCommune),
      },
    });
  }

  @Get('bilan.csv')
  async csv(@InTx() tx: Tx, @Asked('annee') typed?: unknown) {
    const { year, byMonth, byAge, byCommune } = await this.get(tx, typed);
    const tables: [string, CoveredTable][] = [
      ['Mois', byMonth],
      ['Âge', byAge],
      ['Commune', byCommune],
    ];
    const header = ['Par', 'Détail', ...steps.map((step) => stepLabels[step])];
    const rows = tables.flatMap(([by, table]) => [...tableRows(table), totalRow(table)].map((row) => [by, ...row]));
    return csvFile(`mutuelle-${year}.csv`, csvOf(header, rows));
  }

  @Get('bilan.pdf')
  async pdf(@InTx() tx: Tx, @CurrentTenant() { name }: Tenant, @Asked('annee') typed?: unknown) {
    const report = await this.get(tx, typed);
    return async () => pdfFile(`mutuelle-${report.year}.pdf`, await reportPdf(mutuelleReport(name, report)));
  }

  private get(tx: Tx, typed: unknown): Promise<YearReport> {
    const thisYear = this.clock.today().year;
    const wanted = typeof typed === 'string' && /^20\d\d$/.test(typed) ? Number(typed) : thisYear;
    return this.reports.get(tx, Math.min(wanted, thisYear));
  }
}

/** Covered counts are drawn as nothing: a bar would tell. */
function chartOf({ rows }: CoveredTable): Promise<string> {
  return barChart({
    labels: rows.map(({ label }) => label),
    series: steps.map((step) => ({ name: stepLabels[step], values: rows.map(({ counts }) => counts[step] ?? 0) })),
  });
}
