import { Get, Query } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { Database } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationReportQuery } from './donation-report.query.js';
import { YearSearch } from './year-search.js';

@Api('reports', 'Bilans')
@Access(...STAFF)
export class DonationReportController {
  constructor(
    private readonly db: Database,
    private readonly report: DonationReportQuery,
    private readonly clock: Clock,
  ) {}

  /** By fund; null is a number of people under five, or one that would tell it. */
  @Get('donations')
  donations(@CurrentActor() actor: Actor, @Query() { year }: YearSearch) {
    return this.db.transaction(actor.ccasId, (tx) => this.report.get(tx, year ?? this.clock.today().year));
  }
}
