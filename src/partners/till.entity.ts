import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A phone or tablet paired with a partner: may scan, nothing else. */
@Entity('till')
export class TillEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** SHA-256 of the pairing code, until the till has paired. */
  @Column({ type: 'bytea', name: 'pairing_hash', nullable: true })
  pairingHash!: Uint8Array | null;

  @Column({ type: 'timestamptz', name: 'pairing_expires_at', nullable: true, transformer: instant })
  pairingExpiresAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'paired_at', nullable: true, transformer: instant })
  pairedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true, transformer: instant })
  revokedAt!: Temporal.Instant | null;

  /** Our clock minus its own when it was last heard, in milliseconds. */
  @Column({ type: 'integer', name: 'clock_offset_ms', nullable: true })
  clockOffsetMs!: number | null;

  @Column({ type: 'timestamptz', name: 'clock_checked_at', nullable: true, transformer: instant })
  clockCheckedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
