import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Where a resident's address is, for reports by neighbourhood. Both coordinates are null when nobody knows. */
@Entity('resident_place')
export class ResidentPlaceEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'resident_id' })
  residentId!: string;

  /** Hash of the address that was looked up: another address, another place. */
  @Column({ type: 'text', name: 'place_key' })
  placeKey!: string;

  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ type: 'uuid', name: 'district_id', nullable: true })
  districtId!: string | null;

  @Column({ type: 'timestamptz', name: 'located_at', transformer: instant })
  locatedAt!: Temporal.Instant;
}
