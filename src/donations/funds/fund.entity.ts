import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Cents, Day, Flag, Instant, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** What donations pay for. Spent is never more than received: a constraint says so. */
@Entity('fund')
export class FundEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() name!: string;
  @Text() purpose!: string;
  @Day() startsOn!: Temporal.PlainDate;
  @Day({ nullable: true }) endsOn!: Temporal.PlainDate | null;
  @Cents() budgetCents!: number;
  @Text({ nullable: true }) account!: string | null;
  @Uuid({ nullable: true }) offerId!: string | null;
  @Flag({ default: true }) isOpen!: boolean;
  @Cents({ default: 0 }) receivedCents!: number;
  @Cents({ default: 0 }) spentCents!: number;
  @Cents({ default: 0 }) movedInCents!: number;
  @Cents({ default: 0 }) movedOutCents!: number;
  @Instant() createdAt!: Temporal.Instant;
}

/** What a fund paid; voided, it counts no more and stays. */
@Entity('fund_expense')
export class FundExpenseEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() fundId!: string;
  @Day() spentOn!: Temporal.PlainDate;
  @Text() label!: string;
  @Text() reference!: string;
  @Cents() amountCents!: number;
  @Uuid({ nullable: true }) documentId!: string | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) voidedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) voidReason!: string | null;
}

/** Money moved from one fund to another, by a decision of the board. */
@Entity('fund_transfer')
export class FundTransferEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() fromFundId!: string;
  @Uuid() toFundId!: string;
  @Cents() amountCents!: number;
  @Day() movedOn!: Temporal.PlainDate;
  @Uuid() deliberationId!: string;
  @Instant() createdAt!: Temporal.Instant;
}
