import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One Token Status List. */
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
}

/** Its last signed form. */
@Entity('signed_status_list')
export class SignedStatusListEntity extends TenantEntity {
  @PrimaryColumn({ type: 'smallint' })
  number!: number;

  @Column({ type: 'bigint' })
  version!: string;

  @Column({ type: 'text' })
  kid!: string;

  @Column({ type: 'text' })
  token!: string;

  @Column({ type: 'timestamptz', name: 'signed_at', transformer: instant })
  signedAt!: Temporal.Instant;
}
