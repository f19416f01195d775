import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { MergedValues } from './merged-values.js';

/** What undoing a merge needs. */
export interface MergeUndo {
  /** The kept dossier before, and as the merge left it. */
  before: MergedValues;
  after: MergedValues;
  /** Ids of the rows that changed dossier, by part. */
  moved: Record<string, string[]>;
  /** The pass of the two that was put aside. */
  suspendedPassId: string | null;
}

@Entity('resident_merge')
export class ResidentMergeEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'kept_id' })
  keptId!: string;

  @Column({ type: 'uuid', name: 'merged_id' })
  mergedId!: string;

  /** Absent once the person was erased. */
  @Column({ type: 'jsonb', nullable: true })
  undo!: MergeUndo | null;

  @Column({ type: 'timestamptz', name: 'merged_at', transformer: instant })
  mergedAt!: Temporal.Instant;

  @Column({ type: 'text', name: 'merged_by_kind' })
  mergedByKind!: string;

  @Column({ type: 'uuid', name: 'merged_by_id', nullable: true })
  mergedById!: string | null;

  @Column({ type: 'timestamptz', name: 'undone_at', nullable: true, transformer: instant })
  undoneAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'undone_by_kind', nullable: true })
  undoneByKind!: string | null;

  @Column({ type: 'uuid', name: 'undone_by_id', nullable: true })
  undoneById!: string | null;
}
