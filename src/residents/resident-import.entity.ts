import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { MatchBy } from './match-keys.js';
import type { LineRefusal } from '../kernel/lists/list.errors.js';

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

  /** By what its lines find people. */
  @Column({ type: 'text', name: 'match_by', default: 'identity' })
  matchBy!: MatchBy;

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

  /** Taken back as a whole, within a day. */
  @Column({ type: 'timestamptz', name: 'undone_at', nullable: true, transformer: instant })
  undoneAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'undone_by_kind', nullable: true })
  undoneByKind!: string | null;

  @Column({ type: 'uuid', name: 'undone_by_id', nullable: true })
  undoneById!: string | null;

  /** Dossiers it had made, gone with it. */
  @Column({ type: 'integer', name: 'removed_count', nullable: true })
  removedCount!: number | null;

  /** Dossiers it had changed, as they were before. */
  @Column({ type: 'integer', name: 'restored_count', nullable: true })
  restoredCount!: number | null;
}

/** One dossier a list wrote: what taking the list back needs, for a day. */
@Entity('resident_import_row')
export class ResidentImportRowEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'import_id' })
  importId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  /** The columns it changed, as they were; null for a dossier it made. */
  @Column({ type: 'jsonb', nullable: true })
  before!: Record<string, string | null> | null;

  /** Of the dossier as the list left it. */
  @Column({ type: 'integer' })
  version!: number;

  /** Undone, and left as it was: somebody corrected it, or something refers to it since. */
  @Column({ type: 'text', name: 'kept_because', nullable: true })
  keptBecause!: 'changed' | 'used' | null;
}
