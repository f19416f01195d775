import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { RightsKind } from './rights-form.js';

/** What a person asks about their own data; an agent answers within a month. */
@Entity('rights_request')
export class RightsRequestEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() residentId!: string;
  @Text() kind!: RightsKind;

  /** What should be written instead, in the person's words; gone once they are erased. */
  @Text({ nullable: true }) message!: string | null;
  @Text() askedBy!: 'resident' | 'agent';
  @Instant() askedAt!: Temporal.Instant;
  @Text() state!: 'waiting' | 'granted' | 'refused' | 'withdrawn';

  /** Why it was refused. */
  @Text({ nullable: true }) answer!: string | null;
  @Instant({ nullable: true }) closedAt!: Temporal.Instant | null;
  @Uuid({ nullable: true }) closedById!: string | null;
}
