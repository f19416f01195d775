import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One of the codes kept on paper for the day the phone is lost. */
@Entity('recovery_code')
export class RecoveryCodeEntity extends TenantEntity {
  @Uuid({ key: true }) accountId!: string;

  /** HMAC of the code: short as it is, it cannot be found from the database alone. */
  @Bytes({ key: true }) hash!: Uint8Array;
  @Instant({ nullable: true }) usedAt!: Temporal.Instant | null;
}
