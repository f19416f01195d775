import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Int, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** How often one pass has used one offer in one period. Moved by conditional updates only. */
@Entity('offer_use')
export class OfferUseEntity extends TenantEntity {
  @Uuid({ key: true }) offerId!: string;
  @Uuid({ key: true }) passId!: string;
  @Day({ key: true }) periodStart!: Temporal.PlainDate;

  /** Accepted, unvoided redemptions plus units on lease; a check keeps it within the limit. */
  @Int() used!: number;
  @Int() limitUses!: number;
}
