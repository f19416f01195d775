import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { csvFile } from '../kernel/http/csv.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { type PeopleReport, rounded } from './covered-people.js';
import { type CoveredMonth, coveredMonths, MonthsReportQuery } from './months-report.query.js';
import { monthsCsv, passCsv } from './open-data.js';
import { PublicFiguresPage } from './pages/public-figures.js';
import { agesChart, monthsChart } from './people-charts.js';
import { PeopleReportQuery } from './people-report.query.js';

/** Numbers anyone may read and use again: whole months, people covered and rounded. */
@ApiExcludeController()
@Controller('statistiques')
@Access('anyone')
export class PublicFiguresPages {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(@CurrentVisit() visit: Visit) {
    const { people, months } = await this.read(visit);
    const [agesSvg, monthsSvg] = [await agesChart(people), await monthsChart(months)];
    return renderPage(
      visit,
      { title: 'Statistiques', path: '/statistiques' },
      <PublicFiguresPage people={people} months={months} agesSvg={agesSvg} monthsSvg={monthsSvg} />,
    );
  }

  @Get('pass.csv')
  async passes(@CurrentVisit() visit: Visit) {
    const { people } = await this.read(visit);
    return csvFile('pass-senior-personnes.csv', passCsv(people));
  }

  @Get('mois.csv')
  async monthly(@CurrentVisit() visit: Visit) {
    const { months } = await this.read(visit);
    return csvFile('pass-senior-mois.csv', monthsCsv(months));
  }

  /** Months that are over only: one under way, asked for every day, would show each day of it. */
  private async read(visit: Visit): Promise<{ people: PeopleReport; months: CoveredMonth[] }> {
    // The same for everyone, and no page that costs a count for each reader.
    if (!visit.actor) visit.reply.header('cache-control', 'public, max-age=300').header('vary', 'cookie');
    const today = this.clock.today();
    const to = today.with({ day: 1 }).subtract({ days: 1 });
    const period = { from: to.with({ day: 1 }).subtract({ months: 11 }), to };
    return this.db.transaction(visit.tenant.id, async (tx: Tx) => ({
      people: rounded(await this.people.get(tx, today)),
      months: coveredMonths(await this.months.get(tx, period)).months,
    }));
  }
}
