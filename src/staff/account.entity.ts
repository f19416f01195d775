import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone of the CCAS, who signs in with a password. */
@Entity('account')
export class AccountEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'agent' | 'manager';

  /** Lower case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  /** argon2id, in PHC form. */
  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'deactivated_at', nullable: true, transformer: instant })
  deactivatedAt!: Temporal.Instant | null;
}
