import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { Shape } from './district-features.js';

/** A neighbourhood, as the commune draws it. */
@Entity('district')
export class DistrictEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  shape!: Shape;
}
