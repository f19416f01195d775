import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { PassEntity } from './pass.entity.js';

/** What a pass became, and when. Before the first change it was active. */
@Entity('pass_state_change')
export class PassStateChangeEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() passId!: string;
  @Instant() at!: Temporal.Instant;
  @Text() state!: PassEntity['state'];
}
