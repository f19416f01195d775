import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { StatusLists } from './status-list.js';

/**
 * Lists are signed when somebody asks for one that has changed or grown old; this asks for them when nobody does, so
 * that the list a till fetches at last, after a quiet week, is one of today.
 */
@ScheduledJob()
@Injectable()
export class SignStatusLists {
  readonly job: Job = {
    name: 'status_lists.signing',
    due: { everyMinutes: 60 },
    run: (tenant, stop) => this.run(tenant, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly lists: StatusLists,
  ) {}

  private async run(tenant: Tenant, stop: AbortSignal): Promise<{ lists: number }> {
    const numbers = await this.db.transaction(systemScope(tenant.id, this.job.name), (tx) => this.lists.numbers(tx));
    for (const number of numbers) {
      stop.throwIfAborted();
      await this.db.transaction(systemScope(tenant.id, this.job.name), (tx) => this.lists.signed(tx, tenant, number));
    }
    return { lists: numbers.length };
  }
}
