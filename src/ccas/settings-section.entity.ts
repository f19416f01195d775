import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Int, Text } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A page of settings: how often it was changed, and when last. The values stand in `ccas`. */
@Entity('settings_section')
export class SettingsSectionEntity extends TenantEntity {
  @Text({ key: true }) name!: string;
  @Int() version!: number;
  @Instant() changedAt!: Temporal.Instant;
}
