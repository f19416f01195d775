import { Get } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { csvFile } from '../kernel/http/csv.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, SameForEveryone, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { rounded } from './covered-people.js';
import { coveredMonths, MonthsReportQuery } from './months-report.query.js';
import { monthsCsv, passCsv } from './open-data.js';
import { PublicFiguresPage } from './pages/public-figures.js';
import { agesChart, monthsChart } from './people-charts.js';
import { PeopleReportQuery } from './people-report.query.js';

/** No page costs a count for each reader. */
const KEPT_SECONDS = 300;

/** Numbers anyone may read and use again: whole months, people covered and rounded. */
@Screens('statistiques', ['anyone'])
export class PublicFiguresPages {
  constructor(
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SameForEveryone(KEPT_SECONDS)
  @Page('Statistiques', PublicFiguresPage)
  async page(@InTx() tx: Tx) {
    const people = await this.ofPeople(tx);
    const months = await this.ofMonths(tx);
    return async () => ({ people, months, agesSvg: await agesChart(people), monthsSvg: await monthsChart(months) });
  }

  @Get('pass.csv')
  @SameForEveryone(KEPT_SECONDS)
  async passes(@InTx() tx: Tx) {
    return csvFile('pass-senior-personnes.csv', passCsv(await this.ofPeople(tx)));
  }

  @Get('mois.csv')
  @SameForEveryone(KEPT_SECONDS)
  async monthly(@InTx() tx: Tx) {
    return csvFile('pass-senior-mois.csv', monthsCsv(await this.ofMonths(tx)));
  }

  private async ofPeople(tx: Tx) {
    return rounded(await this.people.get(tx, this.clock.today()));
  }

  /** Months that are over only: one under way, asked for every day, would show each day of it. */
  private async ofMonths(tx: Tx) {
    const to = this.clock.today().with({ day: 1 }).subtract({ days: 1 });
    const period = { from: to.with({ day: 1 }).subtract({ months: 11 }), to };
    return coveredMonths(await this.months.get(tx, period)).months;
  }
}
