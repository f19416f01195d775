import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Bytes, Instant, Int, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** `cleared`: made, and its file deleted since. */
export type ArchiveState = 'waiting' | 'running' | 'done' | 'failed' | 'cleared';

/** Everything a CCAS owns, made into one file beside the requests. */
@Entity('archive')
export class ArchiveEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() state!: ArchiveState;
  @Smallint({ default: 0 }) attempts!: number;

  /** The key of its secrets, sealed with SECRET_KEY; gone when it is made. The passphrase itself is never stored. */
  @Bytes({ nullable: true }) sealedKey!: Uint8Array | null;

  /** What the passphrase was stretched with. */
  @Bytes() salt!: Uint8Array;
  @Int({ nullable: true }) tablesTotal!: number | null;
  @Int({ default: 0 }) tablesDone!: number;
  @Bigint({ nullable: true }) bytes!: number | null;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Instant() requestedAt!: Temporal.Instant;
  @Instant({ nullable: true }) finishedAt!: Temporal.Instant | null;
}
