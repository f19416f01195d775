import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Instant, Int, Smallint, Text } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** One Token Status List. */
@Entity('status_list')
export class StatusListEntity extends TenantEntity {
  @Smallint({ key: true }) number!: number;

  /** Rises with every change of a status in this list. */
  @Bigint() version!: number;

  /** Places given out, of 131 072. */
  @Int() taken!: number;
}

/** Its last signed form. */
@Entity('signed_status_list')
export class SignedStatusListEntity extends TenantEntity {
  @Smallint({ key: true }) number!: number;
  @Bigint() version!: number;
  @Text() kid!: string;
  @Text() token!: string;
  @Instant() signedAt!: Temporal.Instant;
}
