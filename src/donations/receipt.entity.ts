import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cents, instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { DonorKind } from './donor-kind.js';
import type { ReceiptContent } from './receipt-content.js';

/** The last number given; its row is the lock. */
@Entity('receipt_counter')
export class ReceiptCounterEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  year!: number;

  @Column({ type: 'integer', name: 'last_number' })
  lastNumber!: number;
}

/** A tax receipt. Its number stays for ever; the file and what it says for six years. */
@Entity('receipt')
export class ReceiptEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'smallint' })
  year!: number;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'integer', name: 'previous_number', nullable: true, insert: false, update: false, select: false })
  previousNumber!: number | null;

  @Column({ type: 'uuid', name: 'donation_id' })
  donationId!: string;

  @Column({ type: 'smallint', name: 'gift_year' })
  giftYear!: number;

  @Column({ type: 'text', name: 'donor_kind' })
  donorKind!: DonorKind;

  @Column({ type: 'text' })
  form!: string;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'date', name: 'issued_on', transformer: plainDate })
  issuedOn!: Temporal.PlainDate;

  @Column({ type: 'timestamptz', name: 'issued_at', transformer: instant })
  issuedAt!: Temporal.Instant;

  @Column({ type: 'text', default: 'valid' })
  state!: 'valid' | 'voided';

  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, transformer: instant })
  voidedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'void_reason', nullable: true })
  voidReason!: string | null;

  @Column({ type: 'uuid', name: 'replaces_id', nullable: true })
  replacesId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  content!: ReceiptContent | null;

  @Column({ type: 'uuid', name: 'document_id', nullable: true })
  documentId!: string | null;

  @Column({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'purged_at', nullable: true, transformer: instant })
  purgedAt!: Temporal.Instant | null;
}
