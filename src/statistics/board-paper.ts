import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { YearlyPaper } from '../kernel/documents/yearly-papers.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { reportPdf } from '../kernel/print/report.js';
import { Clock } from '../kernel/time/clock.js';
import { boardReport } from './board-report.js';
import { coveredMonths, MonthsReportQuery } from './months-report.query.js';
import { PeopleReportQuery } from './people-report.query.js';

/** The year of the pass as the board reads it; of a year under way, up to today. */
@YearlyPaper()
@Injectable()
export class BoardPaper implements YearlyPaper {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly clock: Clock,
  ) {}

  async years(tx: Tx): Promise<number[]> {
    const { first } = await tx.one<{ first: number | null }>(
      'select extract(year from min(valid_from))::int as first from pass',
    );
    const last = this.clock.today().year;
    return first === null ? [] : Array.from({ length: Math.max(last - first + 1, 0) }, (_, more) => first + more);
  }

  fileName(year: number): string {
    return `bilan-${year}.pdf`;
  }

  /** Uses are of that year; people are those of today. @throws NotFound for a year to come */
  async make(tx: Tx, year: number): Promise<Buffer> {
    const today = this.clock.today();
    if (year > today.year) throw new NotFound('Ce bilan');
    const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const last = from.with({ month: 12, day: 31 });
    const to = Temporal.PlainDate.compare(last, today) < 0 ? last : today;
    const { name } = await this.rules.own(tx);
    const report = boardReport({
      sender: name,
      year,
      through: to.toString(),
      people: await this.people.get(tx, today),
      figures: coveredMonths(await this.months.get(tx, { from, to })),
    });
    return reportPdf(report);
  }
}
