import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { Clock } from '../time/clock.js';
import { JobRunsQuery } from './job-runs.query.js';
import { ScheduledJob, type Job } from './job.js';

const KEPT_HOURS = 90 * 24;

/** What ran three months ago helps nobody any more. */
@ScheduledJob()
@Injectable()
export class ForgetOldRuns {
  readonly job: Job = {
    name: 'jobs.retention',
    due: { dailyAt: '03:40' },
    run: async ({ id }) => {
      const before = this.clock.now().subtract({ hours: KEPT_HOURS });
      return {
        forgotten: await this.db.transaction(systemScope(id, this.job.name), (tx) =>
          this.runs.forgetBefore(tx, before),
        ),
      };
    },
  };

  constructor(
    private readonly db: Database,
    private readonly runs: JobRunsQuery,
    private readonly clock: Clock,
  ) {}
}
