import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { frenchWeekday } from '../kernel/ui/french.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { TodayPage } from './pages/today.js';
import { TodayQuery } from './today.query.js';

@ApiExcludeController()
@Controller('ccas')
@Access(...STAFF)
export class TodayPages {
  constructor(
    private readonly db: Database,
    private readonly counts: TodayQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async today(@CurrentVisit() visit: Visit) {
    const today = this.clock.today();
    const midnight = today.toZonedDateTime(PARIS).toInstant().toString();
    const counts = await this.db.transaction(visit.tenant.id, (tx) => this.counts.get(tx, today.toString(), midnight));
    return renderPage(
      visit,
      { title: 'Aujourd’hui', kind: 'console', path: '/ccas' },
      <TodayPage today={frenchWeekday(today)} counts={counts} />,
    );
  }
}
