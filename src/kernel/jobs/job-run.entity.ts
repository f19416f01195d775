import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** One due date of one job; done once `done_at` is set. */
@Entity('job_run')
export class JobRunEntity extends TenantEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @PrimaryColumn({ type: 'timestamptz', name: 'due_at', transformer: instant })
  dueAt!: Temporal.Instant;

  @Column({ type: 'smallint' })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'started_at', transformer: instant })
  startedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true, transformer: instant })
  doneAt!: Temporal.Instant | null;

  @Column({ type: 'jsonb' })
  counts!: Record<string, number>;

  @Column({ type: 'text', name: 'failure_code', nullable: true })
  failureCode!: string | null;
}
