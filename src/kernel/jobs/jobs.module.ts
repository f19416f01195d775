import { Module } from '@nestjs/common';
import { ForgetOldRuns } from './forget-old-runs.js';
import { JobRunsQuery } from './job-runs.query.js';
import { Jobs } from './jobs.js';
import { Retention } from '../retention/retention.js';

@Module({ providers: [ForgetOldRuns, JobRunsQuery, Jobs, Retention], exports: [JobRunsQuery, Jobs, Retention] })
export class JobsModule {}
