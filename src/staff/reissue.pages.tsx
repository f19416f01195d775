import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { ReissueListPage } from './pages/reissue-list.js';

@ApiExcludeController()
@Controller('ccas/pass/a-refaire')
@Access(...STAFF)
export class ReissuePages {
  constructor(
    private readonly db: Database,
    private readonly reissues: ReissueListQuery,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit) {
    const { cards, count } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      cards: await this.reissues.first(tx),
      count: await this.reissues.count(tx),
    }));
    return renderPage(
      visit,
      { title: 'Cartes à refaire', kind: 'console', path: '/ccas/pass/a-refaire' },
      <ReissueListPage token={visit.formToken} cards={cards} count={count} />,
    );
  }
}
