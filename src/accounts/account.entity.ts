import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Bytes, Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone of the CCAS, who signs in with a password or by ProConnect. */
@Entity('account')
export class AccountEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() kind!: StaffKind;

  /** Lower case. */
  @Text() email!: string;
  @Text() name!: string;

  /** argon2id, in PHC form; absent until an invitation is accepted. */
  @Text({ nullable: true }) passwordHash!: string | null;

  /** `sub` at the identity provider, from their first time through it. */
  @Text({ nullable: true }) oidcSubject!: string | null;

  /** Sealed (`Totp`). */
  @Bytes({ nullable: true }) totpSecret!: Uint8Array | null;

  /** Step of the last code that served; no code of that step or before serves again. */
  @Bigint({ nullable: true }) totpLastStep!: number | null;
  /** What an agent may use of the modules that are on. */
  @Text({ array: true, default: [] }) modules!: string[];
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) deactivatedAt!: Temporal.Instant | null;
}

export type StaffKind = 'agent' | 'manager';
