import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** Someone who acts for a partner. Name and address are taken away the day they leave. */
@Entity('partner_member')
export class PartnerMemberEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() partnerId!: string;
  @Text({ nullable: true }) name!: string | null;

  /** Lower case. */
  @Text({ nullable: true }) email!: string | null;
  @Instant() addedAt!: Temporal.Instant;
  @Instant({ nullable: true }) leftAt!: Temporal.Instant | null;
}
