import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Cents, Day, Instant, Int, Json, Smallint, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { DonorKind } from '../giving/donor-kind.js';
import type { ReceiptContent } from './receipt-content.js';

/** A tax receipt. Its number stays for ever; the file and what it says for six years. */
@Entity('receipt')
export class ReceiptEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Smallint() year!: number;
  @Int() number!: number;
  @Int({ nullable: true, insert: false, update: false, select: false }) previousNumber!: number | null;
  @Uuid() donationId!: string;
  @Smallint() giftYear!: number;
  @Text() donorKind!: DonorKind;
  @Text() form!: string;
  @Cents() amountCents!: number;
  @Day() issuedOn!: Temporal.PlainDate;
  @Instant() issuedAt!: Temporal.Instant;
  @Text({ default: 'valid' }) state!: 'valid' | 'voided';
  @Instant({ nullable: true }) voidedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) voidReason!: string | null;
  @Uuid({ nullable: true }) replacesId!: string | null;
  @Json({ nullable: true }) content!: ReceiptContent | null;
  @Uuid({ nullable: true }) documentId!: string | null;
  @Bytes() hash!: Uint8Array;
  @Instant({ nullable: true }) purgedAt!: Temporal.Instant | null;
}
