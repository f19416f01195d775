import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Json, Text, Uuid } from '../kernel/database/columns.js';
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
  @Uuid({ key: true }) id!: string;
  @Uuid() keptId!: string;
  @Uuid() mergedId!: string;

  /** Absent once the person was erased. */
  @Json({ nullable: true }) undo!: MergeUndo | null;
  @Instant() mergedAt!: Temporal.Instant;
  @Text() mergedByKind!: string;
  @Uuid({ nullable: true }) mergedById!: string | null;
  @Instant({ nullable: true }) undoneAt!: Temporal.Instant | null;
  @Text({ nullable: true }) undoneByKind!: string | null;
  @Uuid({ nullable: true }) undoneById!: string | null;
}
