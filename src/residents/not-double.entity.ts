import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** An agent has said that these are two people. */
@Entity('not_double')
export class NotDoubleEntity extends TenantEntity {
  /** The smaller of the two ids. */
  @Uuid({ key: true }) oneId!: string;
  @Uuid({ key: true }) otherId!: string;
  @Instant() saidAt!: Temporal.Instant;
}
