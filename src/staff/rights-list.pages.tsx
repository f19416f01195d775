import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RightsRequestsQuery } from '../holders/rights-requests.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { RightsListPage } from './pages/rights-list.js';

@ApiExcludeController()
@Controller('ccas/droits')
@Access(...STAFF)
export class RightsListPages {
  constructor(
    private readonly db: Database,
    private readonly requests: RightsRequestsQuery,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const requests = await this.db.transaction(visit.tenant.id, (tx) => this.requests.waiting(tx));
    return renderPage(
      visit,
      { title: 'Demandes sur les données', kind: 'console', path: '/ccas/usagers' },
      <RightsListPage requests={requests} />,
    );
  }
}
