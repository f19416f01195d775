import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Json, Smallint, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { CameBack, EndingKind } from './ending.js';

/** Somebody died or moved away, and what ended with it. */
@Entity('resident_ending')
export class ResidentEndingEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() residentId!: string;
  @Text() kind!: EndingKind;
  @Day() endedOn!: Temporal.PlainDate;

  /** Who said so, where that was noted. */
  @Text({ nullable: true }) toldBy!: string | null;
  @Instant() notedAt!: Temporal.Instant;
  @Text() notedByKind!: string;
  @Uuid({ nullable: true }) notedById!: string | null;

  /** By the name of the part: ids and states, no name of anybody. */
  @Json() ended!: Record<string, object>;
  @Instant({ nullable: true }) undoneAt!: Temporal.Instant | null;
  @Text({ nullable: true }) undoneByKind!: string | null;
  @Uuid({ nullable: true }) undoneById!: string | null;
  @Json({ nullable: true }) undoneSaid!: CameBack | null;
}

/** What a human must still do. */
@Entity('resident_ending_line')
export class ResidentEndingLineEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() endingId!: string;
  @Smallint() place!: number;
  @Text() words!: string;
  @Text({ nullable: true }) href!: string | null;
  @Instant({ nullable: true }) doneAt!: Temporal.Instant | null;
  @Text({ nullable: true }) doneByKind!: string | null;
  @Uuid({ nullable: true }) doneById!: string | null;
}
