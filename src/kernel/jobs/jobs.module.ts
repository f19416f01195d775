import { Module } from '@nestjs/common';
import { ForgetOldRuns } from './forget-old-runs.js';
import { JobRunsQuery } from './job-runs.query.js';
import { Jobs } from './jobs.js';

@Module({ providers: [ForgetOldRuns, JobRunsQuery, Jobs], exports: [Jobs] })
export class JobsModule {}
