import { Get } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros, csvFile, csvOf } from '../kernel/http/csv.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnerReportPage } from './pages/partner-report.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { barsOf, readPeriod } from './report-period.js';
import { usesChart } from './uses-chart.js';
import { UsesReportQuery } from './uses-report.query.js';

@Screens('partenaire', ['partner'], { path: '/partenaire/bilan' })
export class PartnerReportPages {
  constructor(
    private readonly uses: UsesReportQuery,
    private readonly refusals: RefusalsReportQuery,
    private readonly clock: Clock,
  ) {}

  @Get('bilan')
  @Page('Mes chiffres', PartnerReportPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { partnerId }: Actor,
    @Asked('du') from?: string,
    @Asked('au') to?: string,
  ) {
    const period = readPeriod(from, to, this.clock.today());
    const report = await this.uses.get(tx, period, partnerId);
    const bars = barsOf(period, report.byDay);
    const reasons = await this.refusals.byReason(tx, period, partnerId);
    const late = await this.refusals.late(tx, period, partnerId);
    return async () => ({ period, report, bars, svg: await usesChart(bars), reasons, late });
  }

  @Get('bilan.csv')
  async csv(
    @InTx() tx: Tx,
    @CurrentActor() { partnerId }: Actor,
    @Asked('du') from?: string,
    @Asked('au') to?: string,
  ) {
    const period = readPeriod(from, to, this.clock.today());
    const lines = await this.uses.byDayAndOffer(tx, period, partnerId!);
    const rows = lines.map(({ day, title, uses, savedCents }) => [day, title, uses, csvEuros(savedCents)]);
    return csvFile(
      `bilan-${period.from}-${period.to}.csv`,
      csvOf(['Jour', 'Avantage', 'Utilisations', 'Remises en euros'], rows),
    );
  }
}
