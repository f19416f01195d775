import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cents, instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** What donations pay for. Spent is never more than received: a constraint says so. */
@Entity('fund')
export class FundEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'date', name: 'starts_on', transformer: plainDate })
  startsOn!: Temporal.PlainDate;

  @Column({ type: 'date', name: 'ends_on', nullable: true, transformer: plainDate })
  endsOn!: Temporal.PlainDate | null;

  @Column({ type: 'bigint', name: 'budget_cents', transformer: cents })
  budgetCents!: number;

  @Column({ type: 'text', nullable: true })
  account!: string | null;

  @Column({ type: 'uuid', name: 'offer_id', nullable: true })
  offerId!: string | null;

  @Column({ type: 'boolean', name: 'is_open', default: true })
  isOpen!: boolean;

  @Column({ type: 'bigint', name: 'received_cents', transformer: cents, default: 0 })
  receivedCents!: number;

  @Column({ type: 'bigint', name: 'spent_cents', transformer: cents, default: 0 })
  spentCents!: number;

  @Column({ type: 'bigint', name: 'moved_in_cents', transformer: cents, default: 0 })
  movedInCents!: number;

  @Column({ type: 'bigint', name: 'moved_out_cents', transformer: cents, default: 0 })
  movedOutCents!: number;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

/** What a fund paid; voided, it counts no more and stays. */
@Entity('fund_expense')
export class FundExpenseEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'fund_id' })
  fundId!: string;

  @Column({ type: 'date', name: 'spent_on', transformer: plainDate })
  spentOn!: Temporal.PlainDate;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'uuid', name: 'document_id', nullable: true })
  documentId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, transformer: instant })
  voidedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'void_reason', nullable: true })
  voidReason!: string | null;
}

/** Money moved from one fund to another, by a decision of the board. */
@Entity('fund_transfer')
export class FundTransferEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'from_fund_id' })
  fromFundId!: string;

  @Column({ type: 'uuid', name: 'to_fund_id' })
  toFundId!: string;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'date', name: 'moved_on', transformer: plainDate })
  movedOn!: Temporal.PlainDate;

  @Column({ type: 'uuid', name: 'deliberation_id' })
  deliberationId!: string;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
