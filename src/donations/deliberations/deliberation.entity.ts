import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** A decision of the board; one may accept many donations, or move money between funds. */
@Entity('deliberation')
export class DeliberationEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() number!: string;
  @Day() decidedOn!: Temporal.PlainDate;
  @Uuid({ nullable: true }) documentId!: string | null;
  @Instant() createdAt!: Temporal.Instant;
}
