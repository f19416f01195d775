import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { LineRefusal } from './import.errors.js';

export type ImportState = 'waiting' | 'running' | 'done' | 'unreadable';

/** The loading of one file, from its arrival to its report. */
@Entity('resident_import')
export class ResidentImportEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'file_name' })
  fileName!: string;

  /** Kept until the import is done: whichever process works on it reads it from here. */
  @Column({ type: 'bytea', nullable: true, select: false })
  file!: Uint8Array | null;

  @Column({ type: 'boolean', name: 'dry_run' })
  dryRun!: boolean;

  @Column({ type: 'text' })
  state!: ImportState;

  /** Runs begun and not finished: a file that brings the process down must not do so for ever. */
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'integer', name: 'rows_total', nullable: true })
  rowsTotal!: number | null;

  @Column({ type: 'integer', name: 'rows_read', default: 0 })
  rowsRead!: number;

  @Column({ type: 'integer', name: 'created_count', default: 0 })
  createdCount!: number;

  @Column({ type: 'integer', name: 'merged_count', default: 0 })
  mergedCount!: number;

  @Column({ type: 'integer', name: 'unchanged_count', default: 0 })
  unchangedCount!: number;

  @Column({ type: 'integer', name: 'refused_count', default: 0 })
  refusedCount!: number;

  /** The first thousand. */
  @Column({ type: 'jsonb', default: [] })
  refusals!: LineRefusal[];

  @Column({ type: 'text', name: 'failure_code', nullable: true })
  failureCode!: string | null;

  @Column({ type: 'text', name: 'failure_detail', nullable: true })
  failureDetail!: string | null;

  @Column({ type: 'timestamptz', name: 'requested_at', transformer: instant })
  requestedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true, transformer: instant })
  finishedAt!: Temporal.Instant | null;
}
