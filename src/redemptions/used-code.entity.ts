import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bigint, Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A phone's code that has served: it belongs to the till that used it first, once for each offer. */
@Entity('used_code')
export class UsedCodeEntity extends TenantEntity {
  @Text({ key: true }) jti!: string;

  /** Seconds since 1970. */
  @Bigint({ key: true }) iat!: string;
  @Text({ key: true }) nonce!: string;
  @Uuid() clientId!: string;
  @Uuid({ array: true }) offerIds!: string[];
  @Instant() usedAt!: Temporal.Instant;
}
