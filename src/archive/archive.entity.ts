import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** `cleared`: made, and its file deleted since. */
export type ArchiveState = 'waiting' | 'running' | 'done' | 'failed' | 'cleared';

/** Everything a CCAS owns, made into one file beside the requests. */
@Entity('archive')
export class ArchiveEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  state!: ArchiveState;

  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  /** The key of its secrets, sealed with SECRET_KEY; gone when it is made. The passphrase itself is never stored. */
  @Column({ type: 'bytea', name: 'sealed_key', nullable: true })
  sealedKey!: Uint8Array | null;

  /** What the passphrase was stretched with. */
  @Column({ type: 'bytea' })
  salt!: Uint8Array;

  @Column({ type: 'integer', name: 'tables_total', nullable: true })
  tablesTotal!: number | null;

  @Column({ type: 'integer', name: 'tables_done', default: 0 })
  tablesDone!: number;

  @Column({ type: 'bigint', nullable: true })
  bytes!: string | null;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'timestamptz', name: 'requested_at', transformer: instant })
  requestedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true, transformer: instant })
  finishedAt!: Temporal.Instant | null;
}

/** A megabyte of it, sealed. */
@Entity('archive_chunk')
export class ArchiveChunkEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'archive_id' })
  archiveId!: string;

  @PrimaryColumn({ type: 'integer' })
  place!: number;

  @Column({ type: 'bytea' })
  sealed!: Uint8Array;
}
