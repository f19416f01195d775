import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A browser in which the owner of an account has signed in before. */
@Entity('known_device')
export class KnownDeviceEntity extends TenantEntity {
  @Uuid({ key: true }) accountId!: string;

  /** SHA-256 of the account and of the browser's secret. */
  @Bytes({ key: true }) hash!: Uint8Array;
  @Instant() lastUsedAt!: Temporal.Instant;
}
