import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Json, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** The first answer to a request, given again to whoever repeats it. */
@Entity('idempotent_answer')
export class IdempotentAnswerEntity extends TenantEntity {
  @Uuid({ key: true }) clientId!: string;
  @Uuid({ key: true }) key!: string;
  @Bytes() requestHash!: Uint8Array;
  @Json({ nullable: true }) outcome!: unknown;
  @Instant() at!: Temporal.Instant;
}
