import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A browser in which the owner of an account has signed in before. */
@Entity('known_device')
export class KnownDeviceEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  /** SHA-256 of the account and of the browser's secret. */
  @PrimaryColumn({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'last_used_at', transformer: instant })
  lastUsedAt!: Temporal.Instant;
}
