import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { PartnerKind } from './partner-kind.js';

/** Whoever gives something to pass holders; known by its SIRET. */
@Entity('partner')
export class PartnerEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: PartnerKind;

  /** Trade name, as on the shop. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  siret!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', name: 'commune_code', nullable: true })
  communeCode!: string | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  state!: 'waiting' | 'approved' | 'suspended';

  @Column({ type: 'timestamptz', name: 'joined_at', transformer: instant })
  joinedAt!: Temporal.Instant;
}
