import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One of the codes kept on paper for the day the phone is lost. */
@Entity('recovery_code')
export class RecoveryCodeEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  /** HMAC of the code: short as it is, it cannot be found from the database alone. */
  @PrimaryColumn({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true, transformer: instant })
  usedAt!: Temporal.Instant | null;
}
