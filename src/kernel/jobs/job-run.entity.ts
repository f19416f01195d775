import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Json, Smallint, Text } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** One due date of one job; done once `done_at` is set. */
@Entity('job_run')
export class JobRunEntity extends TenantEntity {
  @Text({ key: true }) name!: string;
  @Instant({ key: true }) dueAt!: Temporal.Instant;
  @Smallint() attempts!: number;
  @Instant() startedAt!: Temporal.Instant;
  @Instant({ nullable: true }) doneAt!: Temporal.Instant | null;
  @Json() counts!: Record<string, number>;
  @Text({ nullable: true }) failureCode!: string | null;
}
