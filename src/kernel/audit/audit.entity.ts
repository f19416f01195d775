import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../database/tenant.entity.js';
import { instant } from '../database/column-types.js';
import type { Temporal } from 'temporal-polyfill';

/** One line of the journal; written by `append_audit` only. */
@Entity('audit_entry')
export class AuditEntryEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  lane!: number;

  @PrimaryColumn({ type: 'bigint' })
  seq!: string;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text', name: 'subject_kind' })
  subjectKind!: string;

  @Column({ type: 'uuid', name: 'subject_id', nullable: true })
  subjectId!: string | null;

  @Column({ type: 'jsonb' })
  details!: Record<string, unknown>;

  @Column({ type: 'bytea' })
  hash!: Uint8Array;
}

/** The last link of each lane of the chain. */
@Entity('audit_head')
export class AuditHeadEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  lane!: number;

  @Column({ type: 'bigint' })
  seq!: string;

  @Column({ type: 'bytea' })
  hash!: Uint8Array;
}

/** Where a lane starts, once its beginning was removed: the last entry that went, and its hash. */
@Entity('audit_origin')
export class AuditOriginEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  lane!: number;

  @Column({ type: 'bigint' })
  seq!: string;

  @Column({ type: 'bytea' })
  hash!: Uint8Array;
}
