import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Uses of one offer on one day that is over, summed from the ledger. */
@Entity('redemption_day')
export class RedemptionDayEntity extends TenantEntity {
  /** In Paris. */
  @PrimaryColumn({ type: 'date', transformer: plainDate })
  day!: Temporal.PlainDate;

  @PrimaryColumn({ type: 'uuid', name: 'offer_id' })
  offerId!: string;

  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @Column({ type: 'int' })
  uses!: number;

  @Column({ type: 'bigint', name: 'saved_cents' })
  savedCents!: string;
}

/** How far the sums go: the last day that is summed. */
@Entity('redemption_days_done')
export class RedemptionDaysDoneEntity {
  @PrimaryColumn({ type: 'uuid', name: 'ccas_id' })
  ccasId!: string;

  @Column({ type: 'date', transformer: plainDate })
  through!: Temporal.PlainDate;
}

/** A day that was summed, or soon will be, and has changed since: read from the ledger meanwhile. */
@Entity('redemption_day_change')
export class RedemptionDayChangeEntity extends TenantEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'date', transformer: plainDate })
  day!: Temporal.PlainDate;
}

/** A pass that was ever shown to a partner. */
@Entity('pass_seen')
export class PassSeenEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'pass_id' })
  passId!: string;
}
