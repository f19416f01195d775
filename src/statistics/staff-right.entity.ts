import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A right an agent has beyond those of every agent, given by a manager. */
@Entity('staff_right')
export class StaffRightEntity extends TenantEntity {
  @Uuid({ key: true }) accountId!: string;
  @Text({ key: true }) name!: 'unseen_holders';
  @Instant() givenAt!: Temporal.Instant;
}
