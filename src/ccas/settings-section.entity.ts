import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A page of settings: how often it was changed, and when last. The values stand in `ccas`. */
@Entity('settings_section')
export class SettingsSectionEntity extends TenantEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'changed_at', transformer: instant })
  changedAt!: Temporal.Instant;
}
