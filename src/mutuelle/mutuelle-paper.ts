import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Tx } from '../kernel/database/database.js';
import { YearlyPaper } from '../kernel/documents/yearly-papers.js';
import { reportPdf } from '../kernel/print/report.js';
import { mutuelleReport } from './mutuelle-report.js';
import { YearReportQuery } from './year-report.query.js';

/** The year of the mutuelle communale, among the papers an archive holds. */
@YearlyPaper()
@Injectable()
export class MutuellePaper implements YearlyPaper {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly reports: YearReportQuery,
  ) {}

  async years(tx: Tx): Promise<number[]> {
    const rows = await tx.rows<{ year: number }>(
      `select distinct extract(year from created_at at time zone 'Europe/Paris')::int as year from enrolment order by 1`,
    );
    return rows.map(({ year }) => year);
  }

  fileName(year: number): string {
    return `mutuelle-${year}.pdf`;
  }

  async make(tx: Tx, year: number): Promise<Buffer> {
    const { name } = await this.rules.own(tx);
    return reportPdf(mutuelleReport(name, await this.reports.get(tx, year)));
  }
}
