import { Module } from '@nestjs/common';
import { JobRunsQuery } from './job-runs.query.js';
import { Jobs } from './jobs.js';

@Module({ providers: [JobRunsQuery, Jobs], exports: [JobRunsQuery, Jobs] })
export class JobsModule {}
