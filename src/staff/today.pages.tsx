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
    private readonly today: TodayQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentVisit() visit: Visit) {
    const day = this.clock.today();
    const midnight = day.toZonedDateTime(PARIS).toInstant().toString();
    const today = await this.db.transaction(visit.tenant.id, (tx) => this.today.get(tx, midnight));
    return renderPage(
      visit,
      { title: 'Aujourd’hui', kind: 'console', path: '/ccas' },
      <TodayPage
        token={visit.formToken}
        today={frenchWeekday(day)}
        isManager={visit.actor?.kind === 'manager'}
        {...today}
      />,
    );
  }
}
