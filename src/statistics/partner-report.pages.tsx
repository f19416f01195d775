import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { csvEuros, csvOf } from '../kernel/http/csv.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { PartnerReportPage } from './pages/partner-report.js';
import { usesChart } from './uses-chart.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { barsOf, readPeriod } from './report-period.js';
import { UsesReportQuery } from './uses-report.query.js';

const path = '/partenaire/bilan';

@ApiExcludeController()
@Controller()
@Access('partner')
export class PartnerReportPages {
  constructor(
    private readonly db: Database,
    private readonly uses: UsesReportQuery,
    private readonly refusals: RefusalsReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get('partenaire/bilan')
  async page(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Query('du') from?: string,
    @Query('au') to?: string,
  ) {
    const today = this.clock.today();
    const period = readPeriod(from, to, today);
    const found = await this.db.transaction(actor.ccasId, async (tx) => ({
      report: await this.uses.get(tx, period, actor.partnerId),
      reasons: await this.refusals.byReason(tx, period, actor.partnerId),
      late: await this.refusals.late(tx, period, actor.partnerId),
    }));
    const bars = barsOf(period, found.report.byDay);
    const svg = await usesChart(bars);
    const props = { period, today: today.toString(), bars, svg, ...found };
    return renderPage(visit, { title: 'Mes chiffres', path }, <PartnerReportPage {...props} />);
  }

  @Get('partenaire/bilan.csv')
  async csv(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Query('du') from?: string,
    @Query('au') to?: string,
  ) {
    const period = readPeriod(from, to, this.clock.today());
    const lines = await this.db.transaction(actor.ccasId, (tx) =>
      this.uses.byDayAndOffer(tx, period, actor.partnerId!),
    );
    visit.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="bilan-${period.from}-${period.to}.csv"`);
    return csvOf(
      ['Jour', 'Avantage', 'Utilisations', 'Remises en euros'],
      lines.map(({ day, title, uses, savedCents }) => [day, title, uses, csvEuros(savedCents)]),
    );
  }
}
