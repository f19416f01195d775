import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { BoardPaper } from './board-paper.js';
import { MonthsReportQuery } from './months-report.query.js';
import { monthsCsv, passCsv } from './open-data.js';
import { ReportsPage } from './pages/reports-page.js';
import { agesChart, monthsChart } from './people-charts.js';
import { PeopleReportQuery } from './people-report.query.js';
import { readPeriod } from './report-period.js';

/** What the pass does for people, for staff and for the board. */
@ApiExcludeController()
@Controller('ccas/bilans')
@Access(...STAFF)
export class ReportsPages {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly boardPaper: BoardPaper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@CurrentVisit() visit: Visit, @Query('du') from?: string, @Query('au') to?: string) {
    const today = this.clock.today();
    const yearAgo = today.subtract({ years: 1 }).add({ days: 1 }).toString();
    const period = readPeriod(from ?? (to ? undefined : yearAgo), to, today);
    const { people, months } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      people: await this.people.get(tx, today),
      months: await this.months.get(tx, period),
    }));
    const [agesSvg, monthsSvg] = [await agesChart(people), await monthsChart(months)];
    const years = [today.year, today.year - 1];
    const props = { period, today: today.toString(), people, months, agesSvg, monthsSvg, years };
    return renderPage(visit, { title: 'Bilans', kind: 'console', path: '/ccas/bilans' }, <ReportsPage {...props} />);
  }

  @Get('pass.csv')
  async passes(@CurrentVisit() visit: Visit) {
    const today = this.clock.today();
    const report = await this.db.transaction(visit.tenant.id, (tx) => this.people.get(tx, today));
    return csvFile(visit, `pass-${today.toString()}.csv`, passCsv(report));
  }

  @Get('mois.csv')
  async monthly(@CurrentVisit() visit: Visit, @Query('du') from?: string, @Query('au') to?: string) {
    const period = readPeriod(from, to, this.clock.today());
    const months = await this.db.transaction(visit.tenant.id, (tx) => this.months.get(tx, period));
    return csvFile(visit, `mois-${period.from.toString()}-${period.to.toString()}.csv`, monthsCsv(months));
  }

  /** Of a year under way: up to today. */
  @Get('annuel.pdf')
  async board(@CurrentVisit() visit: Visit, @Query('annee') wanted?: string) {
    const year = /^20\d\d$/.test(wanted ?? '') ? Number(wanted) : this.clock.today().year;
    const pdf = await this.db.transaction(visit.tenant.id, (tx) => this.boardPaper.make(tx, year));
    visit.reply.header('cache-control', 'no-store');
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="bilan-${year}.pdf"` });
  }
}

/** A download that a French spreadsheet opens right. */
export function csvFile(visit: Visit, name: string, csv: string): string {
  visit.reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
  return csv;
}
