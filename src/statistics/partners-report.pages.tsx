import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { csvEuros, csvOf } from '../kernel/http/csv.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { PartnersReportPage } from './pages/partners-report.js';
import { usesChart } from './uses-chart.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { barsOf, readPeriod } from './report-period.js';
import { SilentPartnersQuery } from './silent-partners.query.js';
import { byPartner, UsesReportQuery } from './uses-report.query.js';

@ApiExcludeController()
@Controller()
@Access(...STAFF)
export class PartnersReportPages {
  constructor(
    private readonly db: Database,
    private readonly uses: UsesReportQuery,
    private readonly refusals: RefusalsReportQuery,
    private readonly silent: SilentPartnersQuery,
    private readonly clock: Clock,
  ) {}

  @Get('ccas/bilan-partenaires')
  async page(@CurrentVisit() visit: Visit, @Query('du') from?: string, @Query('au') to?: string) {
    const today = this.clock.today();
    const period = readPeriod(from, to, today);
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      report: await this.uses.get(tx, period),
      reasons: await this.refusals.byReason(tx, period),
      late: await this.refusals.late(tx, period),
      silent: await this.silent.find(tx, period),
    }));
    const bars = barsOf(period, found.report.byDay);
    const svg = await usesChart(bars);
    const props = { period, today: today.toString(), bars, svg, partners: byPartner(found.report), ...found };
    return renderPage(
      visit,
      { title: 'Bilan des partenaires', kind: 'console', path: '/ccas/partenaires' },
      <PartnersReportPage {...props} />,
    );
  }

  @Get('ccas/bilan-partenaires.csv')
  async csv(@CurrentVisit() visit: Visit, @Query('du') from?: string, @Query('au') to?: string) {
    const period = readPeriod(from, to, this.clock.today());
    const { byOffer } = await this.db.transaction(visit.tenant.id, (tx) => this.uses.get(tx, period));
    visit.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="partenaires-${period.from}-${period.to}.csv"`);
    return csvOf(
      ['Partenaire', 'Avantage', 'Utilisations', 'Remises en euros'],
      byOffer
        .toSorted((a, b) => a.partnerName.localeCompare(b.partnerName, 'fr'))
        .map(({ partnerName, title, uses, savedCents }) => [partnerName, title, uses, csvEuros(savedCents)]),
    );
  }
}
