import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Day, Int, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Uses of one offer on one day that is over, summed from the ledger. */
@Entity('redemption_day')
export class RedemptionDayEntity extends TenantEntity {
  /** In Paris. */
  @Day({ key: true }) day!: Temporal.PlainDate;
  @Uuid({ key: true }) offerId!: string;
  @Uuid() partnerId!: string;
  @Int() uses!: number;
  @Bigint() savedCents!: string;
}

/** How far the sums go: the last day that is summed. */
@Entity('redemption_days_done')
export class RedemptionDaysDoneEntity {
  @Uuid({ key: true }) ccasId!: string;
  @Day() through!: Temporal.PlainDate;
}

/** A day that was summed, or soon will be, and has changed since: read from the ledger meanwhile. */
@Entity('redemption_day_change')
export class RedemptionDayChangeEntity extends TenantEntity {
  @Bigint({ key: true }) id!: string;
  @Day() day!: Temporal.PlainDate;
}

/** A pass that was ever shown to a partner. */
@Entity('pass_seen')
export class PassSeenEntity extends TenantEntity {
  @Uuid({ key: true }) passId!: string;
}
