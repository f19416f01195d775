import { Get, Header } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { csvFile } from '../kernel/http/csv.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { BoardPaper } from './board-paper.js';
import { MonthsReportQuery } from './months-report.query.js';
import { monthsCsv, passCsv } from './open-data.js';
import { ReportsPage } from './pages/reports-page.js';
import { agesChart, monthsChart } from './people-charts.js';
import { PeopleReportQuery } from './people-report.query.js';
import { readPeriod } from './report-period.js';

/** What the pass does for people, for staff and for the board. */
@Screens('ccas/bilans', STAFF)
export class ReportsPages {
  constructor(
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly boardPaper: BoardPaper,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Bilans', ReportsPage)
  async page(@InTx() tx: Tx, @Asked('du') from?: string, @Asked('au') to?: string) {
    const today = this.clock.today();
    const yearAgo = today.subtract({ years: 1 }).add({ days: 1 }).toString();
    const period = readPeriod(from ?? (to ? undefined : yearAgo), to, today);
    const people = await this.people.get(tx, today);
    const months = await this.months.get(tx, period);
    return async () => ({
      period,
      people,
      months,
      agesSvg: await agesChart(people),
      monthsSvg: await monthsChart(months),
      years: [today.year, today.year - 1],
    });
  }

  @Get('pass.csv')
  async passes(@InTx() tx: Tx) {
    const today = this.clock.today();
    return csvFile(`pass-${today.toString()}.csv`, passCsv(await this.people.get(tx, today)));
  }

  @Get('mois.csv')
  async monthly(@InTx() tx: Tx, @Asked('du') from?: string, @Asked('au') to?: string) {
    const period = readPeriod(from, to, this.clock.today());
    const months = await this.months.get(tx, period);
    return csvFile(`mois-${period.from.toString()}-${period.to.toString()}.csv`, monthsCsv(months));
  }

  /** Of a year under way: up to today. */
  @Get('annuel.pdf')
  @Header('cache-control', 'no-store')
  async board(@InTx() tx: Tx, @Asked('annee') wanted?: string) {
    const year = /^20\d\d$/.test(wanted ?? '') ? Number(wanted) : this.clock.today().year;
    const pdf = await this.boardPaper.make(tx, year);
    return pdfFile(`bilan-${year}.pdf`, pdf);
  }
}
