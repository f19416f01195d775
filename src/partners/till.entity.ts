import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Int, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A phone or tablet paired with a partner: may scan, nothing else. */
@Entity('till')
export class TillEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() partnerId!: string;
  @Text() name!: string;

  /** SHA-256 of the pairing code, until the till has paired. */
  @Bytes({ nullable: true }) pairingHash!: Uint8Array | null;
  @Instant({ nullable: true }) pairingExpiresAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) pairedAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) revokedAt!: Temporal.Instant | null;

  /** Our clock minus its own when it was last heard, in milliseconds. */
  @Int({ nullable: true }) clockOffsetMs!: number | null;
  @Instant({ nullable: true }) clockCheckedAt!: Temporal.Instant | null;
  @Instant() createdAt!: Temporal.Instant;
}
