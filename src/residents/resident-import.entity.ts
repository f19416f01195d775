import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Flag, Instant, Int, Json, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { MatchBy } from './match-keys.js';
import type { LineRefusal } from '../kernel/lists/list.errors.js';
import type { Reading } from '../kernel/lists/reading.js';

export type ImportState = 'waiting' | 'running' | 'done' | 'unreadable';

/** The loading of one file, from its arrival to its report. */
@Entity('resident_import')
export class ResidentImportEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() fileName!: string;

  /** Kept until the import is done: whichever process works on it reads it from here. */
  @Bytes({ nullable: true, select: false }) file!: Uint8Array | null;

  /** By what its lines find people. */
  @Text({ default: 'identity' }) matchBy!: MatchBy;
  @Flag() dryRun!: boolean;
  @Text() state!: ImportState;

  /** Runs begun and not finished: a file that brings the process down must not do so for ever. */
  @Smallint({ default: 0 }) attempts!: number;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;
  @Int({ nullable: true }) rowsTotal!: number | null;
  @Int({ default: 0 }) rowsRead!: number;
  @Int({ default: 0 }) createdCount!: number;
  @Int({ default: 0 }) mergedCount!: number;
  @Int({ default: 0 }) unchangedCount!: number;
  @Int({ default: 0 }) refusedCount!: number;

  /** The first thousand. */
  @Json({ default: [] }) refusals!: LineRefusal[];
  @Text({ nullable: true }) failureCode!: string | null;
  @Text({ nullable: true }) failureDetail!: string | null;
  /** What the file was read as, once it is. */
  @Json({ nullable: true }) readAs!: Reading | null;
  @Instant() requestedAt!: Temporal.Instant;
  @Instant({ nullable: true }) finishedAt!: Temporal.Instant | null;

  /** Taken back as a whole, within a day. */
  @Instant({ nullable: true }) undoneAt!: Temporal.Instant | null;
  @Text({ nullable: true }) undoneByKind!: string | null;
  @Uuid({ nullable: true }) undoneById!: string | null;

  /** Dossiers it had made, gone with it. */
  @Int({ nullable: true }) removedCount!: number | null;

  /** Dossiers it had changed, as they were before. */
  @Int({ nullable: true }) restoredCount!: number | null;
}
