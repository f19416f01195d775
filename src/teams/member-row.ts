import type { Temporal } from 'temporal-polyfill';
import { Instant, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/**
 * Someone who acts for another house. Each kind of team has a table of its own with these columns, whose key to the
 * owner the kind's entity names. Name and address are taken away the day they leave.
 */
export abstract class MemberRow extends TenantEntity {
  @Uuid({ key: true }) id!: string;

  /** Whose team it is; in the table, a key to that row: `partner_id`. */
  abstract ownerId: string;
  @Text({ nullable: true }) name!: string | null;

  /** Lower case. */
  @Text({ nullable: true }) email!: string | null;
  @Instant() addedAt!: Temporal.Instant;
  @Instant({ nullable: true }) leftAt!: Temporal.Instant | null;
}
