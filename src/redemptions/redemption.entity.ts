import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Flag, Instant, Int, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One accepted use of one offer by one pass. Never deleted, changed only to be voided. */
@Entity('redemption')
export class RedemptionEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() offerId!: string;
  @Uuid() partnerId!: string;
  @Uuid() passId!: string;
  @Uuid() credentialId!: string;
  @Text() actorKind!: string;
  @Uuid({ nullable: true }) actorId!: string | null;

  /** The period it was counted in; none when the offer had no limit. */
  @Day({ nullable: true }) periodStart!: Temporal.PlainDate | null;
  @Flag() countedInQuota!: boolean;
  @Int({ nullable: true }) amountCents!: number | null;
  @Int() savedCents!: number;
  @Instant() redeemedAt!: Temporal.Instant;

  /** When a use recorded without network reached us; `redeemedAt` is then the corrected time of the scan. */
  @Instant({ nullable: true }) syncedAt!: Temporal.Instant | null;

  /** The lease whose unit it used. */
  @Uuid({ nullable: true }) leaseId!: string | null;
  @Instant({ nullable: true }) voidedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) voidedByKind!: string | null;
  @Uuid({ nullable: true }) voidedById!: string | null;
  @Text({ nullable: true }) voidReason!: string | null;
}
