import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/column-types.js';
import { TenantEntity } from '../database/tenant.entity.js';

/** What was typed in a form whose session had ended; opens with the secret of one browser, for one person. */
@Entity('kept_form')
export class KeptFormEntity extends TenantEntity {
  /** SHA-256 of the browser's secret. */
  @PrimaryColumn({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'bytea' })
  sealed!: Uint8Array;

  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instant })
  expiresAt!: Temporal.Instant;
}
