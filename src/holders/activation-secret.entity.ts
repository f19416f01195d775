import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** The right to put a pass on one phone, once. */
@Entity('activation_secret')
export class ActivationSecretEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() passId!: string;
  @Uuid({ nullable: true }) carerId!: string | null;

  /** The phone that lost its storage, revoked when this is used. */
  @Uuid({ nullable: true }) replacesCredentialId!: string | null;
  @Instant() openedAt!: Temporal.Instant;
  @Instant() expiresAt!: Temporal.Instant;
  @Instant({ nullable: true }) withdrawnAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) usedAt!: Temporal.Instant | null;

  /** The phone it was used for. */
  @Uuid({ nullable: true }) credentialId!: string | null;
}
