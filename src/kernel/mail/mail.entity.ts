import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Instant, Smallint, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

export type MailState = 'queued' | 'sending' | 'sent' | 'kept' | 'dead' | 'cancelled';

/** One mail to one person. The address and the bodies are taken away after six months. */
@Entity('mail')
export class MailEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text({ nullable: true }) recipient!: string | null;
  @Text() subject!: string;
  @Text({ nullable: true }) textBody!: string | null;
  @Text({ nullable: true }) htmlBody!: string | null;
  @Text() state!: MailState;
  @Smallint() attempts!: number;
  @Instant({ nullable: true }) nextAttemptAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) leasedUntil!: Temporal.Instant | null;
  @Text({ nullable: true }) failureCode!: string | null;
  @Text({ nullable: true }) failureAnswer!: string | null;

  /** What it tells of: `pass`, `application`. */
  @Text() aboutKind!: string;
  @Uuid() aboutId!: string;

  /** It carries a secret: read by whoever it was sent to, and by nobody else. */
  @Flag() isPrivate!: boolean;

  /** A document that goes with it: a receipt. */
  @Uuid({ nullable: true }) attachmentId!: string | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) sentAt!: Temporal.Instant | null;
}
