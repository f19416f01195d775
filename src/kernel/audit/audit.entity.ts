import { Entity } from 'typeorm';
import { Bigint, Bytes, Instant, Json, Smallint, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';
import type { Temporal } from 'temporal-polyfill';

/** One line of the journal; written by `append_audit` only. */
@Entity('audit_entry')
export class AuditEntryEntity extends TenantEntity {
  @Smallint({ key: true }) lane!: number;
  @Bigint({ key: true }) seq!: string;
  @Instant() at!: Temporal.Instant;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Text() action!: string;
  @Text() subjectKind!: string;
  @Uuid({ nullable: true }) subjectId!: string | null;
  @Json() details!: Record<string, unknown>;
  @Bytes() hash!: Uint8Array;
}

/** The last link of each lane of the chain. */
@Entity('audit_head')
export class AuditHeadEntity extends TenantEntity {
  @Smallint({ key: true }) lane!: number;
  @Bigint() seq!: string;
  @Bytes() hash!: Uint8Array;
}

/** Where a lane starts, once its beginning was removed: the last entry that went, and its hash. */
@Entity('audit_origin')
export class AuditOriginEntity extends TenantEntity {
  @Smallint({ key: true }) lane!: number;
  @Bigint() seq!: string;
  @Bytes() hash!: Uint8Array;
}
