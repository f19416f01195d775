import { Get, Query } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { STAFF } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationReportQuery } from './donation-report.query.js';
import { YearSearch } from './year-search.js';

@Api('reports', 'Bilans')
@Access(...STAFF)
export class DonationReportController {
  constructor(
    private readonly report: DonationReportQuery,
    private readonly clock: Clock,
  ) {}

  /** By fund; null is a number of people under five, or one that would tell it. */
  @Get('donations')
  donations(@InTx() tx: Tx, @Query() { year }: YearSearch) {
    return this.report.get(tx, year ?? this.clock.today().year);
  }
}
