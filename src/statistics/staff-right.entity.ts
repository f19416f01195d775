import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A right an agent has beyond those of every agent, given by a manager. */
@Entity('staff_right')
export class StaffRightEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ type: 'text' })
  name!: 'unseen_holders';

  @Column({ type: 'timestamptz', name: 'given_at', transformer: instant })
  givenAt!: Temporal.Instant;
}
