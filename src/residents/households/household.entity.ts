import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** People at one address who say that they live together. Who they are to each other is nobody's business. */
@Entity('household')
export class HouseholdEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Instant() declaredAt!: Temporal.Instant;
  @Text() declaredByKind!: string;
  @Uuid({ nullable: true }) declaredById!: string | null;
  @Instant({ nullable: true }) endedAt!: Temporal.Instant | null;
}

/** One of them, from one day to another. */
@Entity('household_member')
export class HouseholdMemberEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() householdId!: string;
  @Uuid() residentId!: string;
  @Instant() joinedAt!: Temporal.Instant;
  @Instant({ nullable: true }) leftAt!: Temporal.Instant | null;
}
