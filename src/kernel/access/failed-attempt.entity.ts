import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

@Entity('failed_attempt')
export class FailedAttemptEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  bucket!: string;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;
}
