import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { ReminderDays } from './reminder-due.js';

/** A holder was told that their pass ends: its key lets nobody be told twice. */
@Entity('pass_reminder')
export class PassReminderEntity extends TenantEntity {
  @Uuid({ key: true }) passId!: string;

  /** The end it speaks of. */
  @Day({ key: true }) validThrough!: Temporal.PlainDate;
  @Smallint({ key: true }) days!: ReminderDays;
  @Text() carrier!: 'mail' | 'letter';
  @Uuid({ nullable: true }) mailId!: string | null;
  @Instant() madeAt!: Temporal.Instant;

  /** Letters printed together. */
  @Uuid({ nullable: true }) printingId!: string | null;
  @Instant({ nullable: true }) printedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) printedByKind!: string | null;
  @Uuid({ nullable: true }) printedBy!: string | null;
}
