import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { STAFF } from '../kernel/access/actor.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { JobRunsQuery } from '../kernel/jobs/job-runs.query.js';
import { Retention } from '../kernel/retention/retention.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ForgottenQuery } from '../residents/forgotten.query.js';
import { RetentionPage } from './pages/retention.js';

const SHOWN = 50;

/** How long everything is kept, what would go tonight, and what went last night. Looking changes nothing. */
@ApiExcludeController()
@Controller('ccas/conservation')
@Access(...STAFF)
export class RetentionPages {
  constructor(
    private readonly db: Database,
    private readonly retention: Retention,
    private readonly runs: JobRunsQuery,
    private readonly forgotten: ForgottenQuery,
  ) {}

  @Get()
  async show(@CurrentVisit() visit: Visit) {
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const done = await this.runs.lastDone(tx);
      const lines = [];
      for (const rule of this.retention.all())
        lines.push({ what: rule.what, kept: rule.kept, due: await rule.due(tx), last: done.get(rule.job) });
      return { lines, forgotten: await this.forgotten.first(tx, SHOWN) };
    });
    return renderPage(
      visit,
      { title: 'Conservation des données', kind: 'console', path: '/ccas' },
      <RetentionPage {...props} />,
    );
  }
}
