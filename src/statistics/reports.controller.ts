import { Get, Query } from '@nestjs/common';
import { Day } from '../kernel/fields/days.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Clock } from '../kernel/time/clock.js';
import { MonthsReportQuery } from './months-report.query.js';
import { PeopleReportQuery } from './people-report.query.js';
import { RefusalsReportQuery } from './refusals-report.query.js';
import { readPeriod, type ReportPeriod } from './report-period.js';
import { SilentPartnersQuery } from './silent-partners.query.js';
import { byPartner, UsesReportQuery } from './uses-report.query.js';

class PeriodSearch {
  @Day({ optional: true, description: 'Premier jour ; absent : trente jours avant le dernier.' })
  from?: string;

  @Day({ optional: true, description: 'Dernier jour ; absent : aujourd’hui.' })
  to?: string;
}

@Api('reports', 'Bilans')
@Access(...STAFF)
export class ReportsController {
  constructor(
    private readonly usesReport: UsesReportQuery,
    private readonly refusalsReport: RefusalsReportQuery,
    private readonly silentPartners: SilentPartnersQuery,
    private readonly people: PeopleReportQuery,
    private readonly months: MonthsReportQuery,
    private readonly clock: Clock,
  ) {}

  /** A partner gets its own. */
  @Get('uses')
  @Access(...STAFF, 'partner')
  async uses(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Query() search: PeriodSearch) {
    const period = this.period(search);
    const report = await this.usesReport.get(tx, period, actor.partnerId);
    return { ...written(period), ...report, byPartner: byPartner(report) };
  }

  @Get('refusals')
  @Access(...STAFF, 'partner')
  async refusals(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Query() search: PeriodSearch) {
    const period = this.period(search);
    return {
      ...written(period),
      byReason: await this.refusalsReport.byReason(tx, period, actor.partnerId),
      late: await this.refusalsReport.late(tx, period, actor.partnerId),
    };
  }

  @Get('silent-partners')
  async silent(@InTx() tx: Tx, @Query() search: PeriodSearch) {
    const period = this.period(search);
    const items = await this.silentPartners.some(tx, await this.silentPartners.ids(tx, period));
    return { ...written(period), items };
  }

  /** Active passes by age, and passes in other states. A count that would speak of somebody is null. */
  @Get('passes')
  async passes(@InTx() tx: Tx) {
    const { on, holders, suspended, revoked, expired, byAge } = await this.people.get(tx, this.clock.today());
    return { on, active: holders, suspended, revoked, expired, byAge };
  }

  /** Holders by commune and neighbourhood, and who of them was ever seen at a partner's. */
  @Get('coverage')
  async coverage(@InTx() tx: Tx) {
    const { on, holders, seen, unseen, olderUnseen, byCommune } = await this.people.get(tx, this.clock.today());
    return { on, holders, seen, unseen, unseenFrom75: olderUnseen, byCommune };
  }

  /** Month by month. */
  @Get('savings')
  async savings(@InTx() tx: Tx, @Query() search: PeriodSearch) {
    const period = this.period(search);
    const months = await this.months.get(tx, period);
    return { ...written(period), months };
  }

  private period({ from, to }: PeriodSearch): ReportPeriod {
    return readPeriod(from, to, this.clock.today());
  }
}

function written({ from, to }: ReportPeriod): { from: string; to: string } {
  return { from: from.toString(), to: to.toString() };
}
