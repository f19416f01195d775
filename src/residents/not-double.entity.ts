import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** An agent has said that these are two people. */
@Entity('not_double')
export class NotDoubleEntity extends TenantEntity {
  /** The smaller of the two ids. */
  @PrimaryColumn({ type: 'uuid', name: 'one_id' })
  oneId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'other_id' })
  otherId!: string;

  @Column({ type: 'timestamptz', name: 'said_at', transformer: instant })
  saidAt!: Temporal.Instant;
}
