import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A link that lets a member of a partner in, once. */
@Entity('sign_in_link')
export class SignInLinkEntity extends TenantEntity {
  /** SHA-256 of the secret in the link. */
  @PrimaryColumn({ type: 'bytea' })
  hash!: Uint8Array;

  @Column({ type: 'uuid', name: 'member_id' })
  memberId!: string;

  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instant })
  expiresAt!: Temporal.Instant;
}
