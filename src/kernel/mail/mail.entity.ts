import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type MailState = 'queued' | 'sending' | 'sent' | 'kept' | 'dead' | 'cancelled';

/** One mail to one person. The address and the bodies are taken away after six months. */
@Entity('mail')
export class MailEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  recipient!: string | null;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text', name: 'text_body', nullable: true })
  textBody!: string | null;

  @Column({ type: 'text', name: 'html_body', nullable: true })
  htmlBody!: string | null;

  @Column({ type: 'text' })
  state!: MailState;

  @Column({ type: 'smallint' })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'next_attempt_at', nullable: true, transformer: instant })
  nextAttemptAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true, transformer: instant })
  leasedUntil!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'failure_code', nullable: true })
  failureCode!: string | null;

  @Column({ type: 'text', name: 'failure_answer', nullable: true })
  failureAnswer!: string | null;

  /** What it tells of: `pass`, `application`. */
  @Column({ type: 'text', name: 'about_kind' })
  aboutKind!: string;

  @Column({ type: 'uuid', name: 'about_id' })
  aboutId!: string;

  /** It carries a secret: read by whoever it was sent to, and by nobody else. */
  @Column({ type: 'boolean', name: 'is_private' })
  isPrivate!: boolean;

  /** A document that goes with it: a receipt. */
  @Column({ type: 'uuid', name: 'attachment_id', nullable: true })
  attachmentId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true, transformer: instant })
  sentAt!: Temporal.Instant | null;
}
