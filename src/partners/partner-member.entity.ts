import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone who acts for a partner. Name and address are taken away the day they leave. */
@Entity('partner_member')
export class PartnerMemberEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  /** Lower case. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'left_at', nullable: true, transformer: instant })
  leftAt!: Temporal.Instant | null;
}
