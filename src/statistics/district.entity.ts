import { Entity } from 'typeorm';
import { Json, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { Shape } from './district-features.js';

/** A neighbourhood, as the commune draws it. */
@Entity('district')
export class DistrictEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() name!: string;
  @Json() shape!: Shape;
}
