import { Injectable } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOfferState } from './change-offer-state.js';

/** An offer paused for a holiday is back on line on the day its partner said. */
@ScheduledJob()
@Injectable()
export class ResumeOffers {
  readonly job: Job = { name: 'offers.resume', due: { dailyAt: '00:01' }, run: (tenant) => this.run(tenant) };

  constructor(
    private readonly db: Database,
    private readonly changeOfferState: ChangeOfferState,
    private readonly clock: Clock,
  ) {}

  async run({ id: ccasId }: Tenant): Promise<{ resumed: number }> {
    return this.db.transaction(systemScope(ccasId, this.job.name), async (tx) => {
      const due = await tx.rows<{ id: string }>(
        `select id from offer where state = 'paused' and resumes_on <= $1 order by id for update`,
        [this.clock.today().toString()],
      );
      for (const { id } of due) await this.changeOfferState.run(tx, systemActor(ccasId), id, 'resume');
      return { resumed: due.length };
    });
  }
}
