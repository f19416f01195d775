import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A phone's code that has served: it belongs to the till that used it first, once for each offer. */
@Entity('used_code')
export class UsedCodeEntity extends TenantEntity {
  @PrimaryColumn({ type: 'text' })
  jti!: string;

  /** Seconds since 1970. */
  @PrimaryColumn({ type: 'bigint' })
  iat!: string;

  @PrimaryColumn({ type: 'text' })
  nonce!: string;

  @Column({ type: 'uuid', name: 'client_id' })
  clientId!: string;

  @Column({ type: 'uuid', name: 'offer_ids', array: true })
  offerIds!: string[];

  @Column({ type: 'timestamptz', name: 'used_at', transformer: instant })
  usedAt!: Temporal.Instant;
}
