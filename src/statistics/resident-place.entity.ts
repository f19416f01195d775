import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Float, Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Where a resident's address is, for reports by neighbourhood. Both coordinates are null when nobody knows. */
@Entity('resident_place')
export class ResidentPlaceEntity extends TenantEntity {
  @Uuid({ key: true }) residentId!: string;

  /** Hash of the address that was looked up: another address, another place. */
  @Text() placeKey!: string;
  @Float({ nullable: true }) latitude!: number | null;
  @Float({ nullable: true }) longitude!: number | null;
  @Uuid({ nullable: true }) districtId!: string | null;
  @Instant() locatedAt!: Temporal.Instant;
}
