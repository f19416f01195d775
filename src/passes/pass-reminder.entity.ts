import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { ReminderDays } from './reminder-due.js';

/** A holder was told that their pass ends: its key lets nobody be told twice. */
@Entity('pass_reminder')
export class PassReminderEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  /** The end it speaks of. */
  @PrimaryColumn({ type: 'date', name: 'valid_through', transformer: plainDate })
  validThrough!: Temporal.PlainDate;

  @PrimaryColumn({ type: 'smallint' })
  days!: ReminderDays;

  @Column({ type: 'text' })
  carrier!: 'mail' | 'letter';

  @Column({ type: 'uuid', name: 'mail_id', nullable: true })
  mailId!: string | null;

  @Column({ type: 'timestamptz', name: 'made_at', transformer: instant })
  madeAt!: Temporal.Instant;

  /** Letters printed together. */
  @Column({ type: 'uuid', name: 'printing_id', nullable: true })
  printingId!: string | null;

  @Column({ type: 'timestamptz', name: 'printed_at', nullable: true, transformer: instant })
  printedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'printed_by_kind', nullable: true })
  printedByKind!: string | null;

  @Column({ type: 'uuid', name: 'printed_by', nullable: true })
  printedBy!: string | null;
}
