import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../database/columns.js';
import { TenantEntity } from '../database/tenant.entity.js';

@Entity('failed_attempt')
export class FailedAttemptEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() bucket!: string;
  @Instant() at!: Temporal.Instant;
}
