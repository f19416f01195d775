import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One Token Status List and its last signed form. */
@Entity('status_list')
export class StatusListEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  number!: number;

  /** Rises with every change of a status in this list. */
  @Column({ type: 'bigint' })
  version!: string;

  /** Places given out, of 131 072. */
  @Column({ type: 'integer' })
  taken!: number;

  @Column({ type: 'bigint', name: 'signed_version', nullable: true })
  signedVersion!: string | null;

  @Column({ type: 'text', name: 'signed_token', nullable: true })
  signedToken!: string | null;

  @Column({ type: 'timestamptz', name: 'signed_at', nullable: true, transformer: instant })
  signedAt!: Temporal.Instant | null;
}
