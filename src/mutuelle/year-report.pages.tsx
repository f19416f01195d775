import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { barChart } from '../kernel/charts/bar-chart.js';
import { Database } from '../kernel/database/database.js';
import { csvOf } from '../kernel/http/csv.js';
import { reportPdf } from '../kernel/print/report.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { mutuelleReport } from './mutuelle-report.js';
import { tableRows, totalRow, YearReportPage } from './pages/year-report.js';
import { type CoveredTable, stepLabels, steps, type YearReport, YearReportQuery } from './year-report.query.js';

/** What came of it, a year at a time: on screen, as a table, and for the board. */
@ApiExcludeController()
@Controller('ccas/mutuelle')
@Access(...STAFF)
export class YearReportPages {
  constructor(
    private readonly db: Database,
    private readonly reports: YearReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get('bilan')
  async page(@CurrentVisit() visit: Visit, @Query('annee') typed?: unknown) {
    const report = await this.get(visit, typed);
    const charts = {
      byMonth: await chartOf(report.byMonth),
      byAge: await chartOf(report.byAge),
      byCommune: await chartOf(report.byCommune),
    };
    const page = <YearReportPage report={report} thisYear={this.clock.today().year} charts={charts} />;
    return renderPage(visit, { title: 'Bilan mutuelle', kind: 'console', path: '/ccas/mutuelle' }, page);
  }

  @Get('bilan.csv')
  async csv(@CurrentVisit() visit: Visit, @Query('annee') typed?: unknown) {
    const { year, byMonth, byAge, byCommune } = await this.get(visit, typed);
    visit.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="mutuelle-${year}.csv"`);
    const tables: [string, CoveredTable][] = [
      ['Mois', byMonth],
      ['Âge', byAge],
      ['Commune', byCommune],
    ];
    return csvOf(
      ['Par', 'Détail', ...steps.map((step) => stepLabels[step])],
      tables.flatMap(([by, table]) => [...tableRows(table), totalRow(table)].map((row) => [by, ...row])),
    );
  }

  @Get('bilan.pdf')
  async pdf(@CurrentVisit() visit: Visit, @Query('annee') typed?: unknown) {
    const report = await this.get(visit, typed);
    visit.reply.type('application/pdf').header('content-disposition', `inline; filename="mutuelle-${report.year}.pdf"`);
    return reportPdf(mutuelleReport(visit.tenant.name, report));
  }

  private get(visit: Visit, typed: unknown): Promise<YearReport> {
    const thisYear = this.clock.today().year;
    const wanted = typeof typed === 'string' && /^20\d\d$/.test(typed) ? Number(typed) : thisYear;
    const year = Math.min(wanted, thisYear);
    return this.db.transaction(visit.tenant.id, (tx) => this.reports.get(tx, year));
  }
}

/** Covered counts are drawn as nothing: a bar would tell. */
function chartOf({ rows }: CoveredTable): Promise<string> {
  return barChart({
    labels: rows.map(({ label }) => label),
    series: steps.map((step) => ({ name: stepLabels[step], values: rows.map(({ counts }) => counts[step] ?? 0) })),
  });
}
