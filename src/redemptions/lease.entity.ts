import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Flag, Instant, Int, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Units of a limit set aside for one till, counted as used from that moment. Moved by conditional updates only. */
@Entity('lease')
export class LeaseEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;

  /** The till, or the member of the partner's team whose phone scans. */
  @Uuid() holderId!: string;
  @Uuid() offerId!: string;

  /** For an offer limited per pass: whose units these are. */
  @Uuid({ nullable: true }) passId!: string | null;
  @Day({ nullable: true }) periodStart!: Temporal.PlainDate | null;
  @Flag() countedInQuota!: boolean;

  /** Lent in all; what was given back is taken off. */
  @Int() units!: number;

  /** Of them, those that became redemptions. */
  @Int() used!: number;

  /** The till uses no unit later than this. */
  @Instant() validUntil!: Temporal.Instant;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) closedAt!: Temporal.Instant | null;
}
