import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { PassEntity } from './pass.entity.js';

/** What a pass became, and when. Before the first change it was active. */
@Entity('pass_state_change')
export class PassStateChangeEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;

  @Column({ type: 'text' })
  state!: PassEntity['state'];
}
