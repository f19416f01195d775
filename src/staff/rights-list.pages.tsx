import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RightsRequestsQuery } from '../holders/rights-requests.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { RightsListPage } from './pages/rights-list.js';

@ApiExcludeController()
@Controller('ccas/droits')
@Access(...STAFF)
export class RightsListPages {
  constructor(
    private readonly db: Database,
    private readonly requests: RightsRequestsQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const lists = await this.db.transaction(visit.tenant.id, async (tx) => ({
      waiting: await this.requests.waiting(tx),
      answered: await this.requests.answered(tx),
    }));
    return renderPage(
      visit,
      { title: 'Demandes sur les données', kind: 'console', path: '/ccas/usagers' },
      <RightsListPage {...lists} today={this.clock.today().toString()} />,
    );
  }
}
