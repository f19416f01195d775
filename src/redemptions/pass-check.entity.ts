import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A partner looked at a good pass on this day; shown to its holder, never to the CCAS. */
@Entity('pass_check')
export class PassCheckEntity extends TenantEntity {
  @Uuid({ key: true }) passId!: string;
  @Uuid({ key: true }) partnerId!: string;
  @Day({ key: true }) day!: Temporal.PlainDate;
}
