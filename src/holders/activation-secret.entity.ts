import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** The right to put a pass on one phone, once. */
@Entity('activation_secret')
export class ActivationSecretEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'pass_id' })
  passId!: string;

  @Column({ type: 'uuid', name: 'carer_id', nullable: true })
  carerId!: string | null;

  /** The phone that lost its storage, revoked when this is used. */
  @Column({ type: 'uuid', name: 'replaces_credential_id', nullable: true })
  replacesCredentialId!: string | null;

  @Column({ type: 'timestamptz', name: 'opened_at', transformer: instant })
  openedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instant })
  expiresAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true, transformer: instant })
  withdrawnAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true, transformer: instant })
  usedAt!: Temporal.Instant | null;

  /** The phone it was used for. */
  @Column({ type: 'uuid', name: 'credential_id', nullable: true })
  credentialId!: string | null;
}
