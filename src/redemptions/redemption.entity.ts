import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One accepted use of one offer by one pass. Never deleted, changed only to be voided. */
@Entity('redemption')
export class RedemptionEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'offer_id' })
  offerId!: string;

  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @Column({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @Column({ type: 'uuid', name: 'credential_id' })
  credentialId!: string;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  /** The period it was counted in; none when the offer had no limit. */
  @Column({ type: 'date', name: 'period_start', nullable: true, transformer: plainDate })
  periodStart!: Temporal.PlainDate | null;

  @Column({ type: 'boolean', name: 'counted_in_quota' })
  countedInQuota!: boolean;

  @Column({ type: 'integer', name: 'amount_cents', nullable: true })
  amountCents!: number | null;

  @Column({ type: 'integer', name: 'saved_cents' })
  savedCents!: number;

  @Column({ type: 'timestamptz', name: 'redeemed_at', transformer: instant })
  redeemedAt!: Temporal.Instant;

  /** When a use recorded without network reached us; `redeemedAt` is then the corrected time of the scan. */
  @Column({ type: 'timestamptz', name: 'synced_at', nullable: true, transformer: instant })
  syncedAt!: Temporal.Instant | null;

  /** The lease whose unit it used. */
  @Column({ type: 'uuid', name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, transformer: instant })
  voidedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'voided_by_kind', nullable: true })
  voidedByKind!: string | null;

  @Column({ type: 'uuid', name: 'voided_by_id', nullable: true })
  voidedById!: string | null;

  @Column({ type: 'text', name: 'void_reason', nullable: true })
  voidReason!: string | null;
}
