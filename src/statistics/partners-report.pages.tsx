import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros, csvFile, csvOf } from '../kernel/http/csv.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { PartnersReportPage } from './pages/partners-report.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { barsOf, readPeriod } from './report-period.js';
import { SilentPartnersRequest } from './silent-partners-request.js';
import { SilentPartnersQuery } from './silent-partners.query.js';
import { usesChart } from './uses-chart.js';
import { byPartner, UsesReportQuery } from './uses-report.query.js';

@Screens('ccas', STAFF, { kind: 'console', path: '/ccas/partenaires' })
export class PartnersReportPages {
  constructor(
    private readonly uses: UsesReportQuery,
    private readonly refusals: RefusalsReportQuery,
    private readonly silent: SilentPartnersQuery,
    private readonly clock: Clock,
  ) {}

  @Get('bilan-partenaires')
  @Page('Bilan des partenaires', PartnersReportPage)
  async page(@InTx() tx: Tx, @InAddress() asked: SilentPartnersRequest) {
    const period = readPeriod(asked.from, asked.to, this.clock.today());
    const report = await this.uses.get(tx, period);
    const bars = barsOf(period, report.byDay);
    const found = {
      partners: byPartner(report),
      reasons: await this.refusals.byReason(tx, period),
      late: await this.refusals.late(tx, period),
      silent: await this.silent.find(tx, period, asked),
    };
    return async () => ({ period, report, bars, svg: await usesChart(bars), ...found });
  }

  @Get('bilan-partenaires.csv')
  async csv(@InTx() tx: Tx, @Asked('du') from?: string, @Asked('au') to?: string) {
    const period = readPeriod(from, to, this.clock.today());
    const { byOffer } = await this.uses.get(tx, period);
    const rows = byOffer
      .toSorted((a, b) => a.partnerName.localeCompare(b.partnerName, 'fr'))
      .map(({ partnerName, title, uses, savedCents }) => [partnerName, title, uses, csvEuros(savedCents)]);
    return csvFile(
      `partenaires-${period.from}-${period.to}.csv`,
      csvOf(['Partenaire', 'Avantage', 'Utilisations', 'Remises en euros'], rows),
    );
  }
}
