import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** How often one pass has used one offer in one period. Moved by conditional updates only. */
@Entity('offer_use')
export class OfferUseEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'offer_id' })
  offerId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @PrimaryColumn({ type: 'date', name: 'period_start', transformer: plainDate })
  periodStart!: Temporal.PlainDate;

  /** Accepted, unvoided redemptions plus units on lease; a check keeps it within the limit. */
  @Column({ type: 'integer' })
  used!: number;

  @Column({ type: 'integer', name: 'limit_uses' })
  limitUses!: number;
}
