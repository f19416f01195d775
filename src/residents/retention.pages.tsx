import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { JobRunsQuery } from '../kernel/jobs/job-runs.query.js';
import { Retention } from '../kernel/retention/retention.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { ForgottenQuery } from './forgotten.query.js';
import { RetentionPage } from './pages/retention.js';

const SHOWN = 50;

/** How long everything is kept, what would go tonight, and what went last night. Looking changes nothing. */
@Screens('ccas/conservation', STAFF, { path: '/ccas' })
export class RetentionPages {
  constructor(
    private readonly retention: Retention,
    private readonly runs: JobRunsQuery,
    private readonly forgotten: ForgottenQuery,
  ) {}

  @Get()
  @Page('Conservation des données', RetentionPage)
  async show(@InTx() tx: Tx) {
    const done = await this.runs.lastDone(tx);
    const lines = [];
    for (const rule of this.retention.all())
      lines.push({ what: rule.what, kept: rule.kept, due: await rule.due(tx), last: done.get(rule.job) });
    return { lines, forgotten: await this.forgotten.first(tx, SHOWN) };
  }
}
