import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Units of a limit set aside for one till, counted as used from that moment. Moved by conditional updates only. */
@Entity('lease')
export class LeaseEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The till, or the member of the partner's team whose phone scans. */
  @Column({ type: 'uuid', name: 'holder_id' })
  holderId!: string;

  @Column({ type: 'uuid', name: 'offer_id' })
  offerId!: string;

  /** For an offer limited per pass: whose units these are. */
  @Column({ type: 'uuid', name: 'pass_id', nullable: true })
  passId!: string | null;

  @Column({ type: 'date', name: 'period_start', nullable: true, transformer: plainDate })
  periodStart!: Temporal.PlainDate | null;

  @Column({ type: 'boolean', name: 'counted_in_quota' })
  countedInQuota!: boolean;

  /** Lent in all; what was given back is taken off. */
  @Column({ type: 'integer' })
  units!: number;

  /** Of them, those that became redemptions. */
  @Column({ type: 'integer' })
  used!: number;

  /** The till uses no unit later than this. */
  @Column({ type: 'timestamptz', name: 'valid_until', transformer: instant })
  validUntil!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true, transformer: instant })
  closedAt!: Temporal.Instant | null;
}
