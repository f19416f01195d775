import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone of the CCAS, who signs in with a password or by ProConnect. */
@Entity('account')
export class AccountEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: StaffKind;

  /** Lower case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  /** argon2id, in PHC form; absent until an invitation is accepted. */
  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** `sub` at the identity provider, from their first time through it. */
  @Column({ type: 'text', name: 'oidc_subject', nullable: true })
  oidcSubject!: string | null;

  /** Sealed (`Totp`). */
  @Column({ type: 'bytea', name: 'totp_secret', nullable: true })
  totpSecret!: Uint8Array | null;

  /** Step of the last code that served; no code of that step or before serves again. */
  @Column({ type: 'bigint', name: 'totp_last_step', nullable: true })
  totpLastStep!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'deactivated_at', nullable: true, transformer: instant })
  deactivatedAt!: Temporal.Instant | null;
}

export type StaffKind = 'agent' | 'manager';
