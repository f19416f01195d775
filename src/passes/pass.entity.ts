import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** 1 senior, 2 senior with reduced means, 3 disability. */
export type PassCategory = 1 | 2 | 3;
export const revocationReasons = ['on_request', 'moved', 'deceased', 'fraud', 'error'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export type PassState = 'active' | 'suspended' | 'revoked';

/** The right: who, category, from, to, state. `expired` is derived from the date, never stored. */
@Entity('pass')
export class PassEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() residentId!: string;

  /** Nine characters, see `pass-number.ts`. */
  @Text() number!: string;
  @Smallint() category!: PassCategory;
  @Day() validFrom!: Temporal.PlainDate;

  /** The last valid day. */
  @Day() validThrough!: Temporal.PlainDate;
  @Text() state!: PassState;

  /** When it last changed; none while it is as it was issued. */
  @Instant({ nullable: true }) stateChangedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) revocationReason!: RevocationReason | null;
  @Instant() issuedAt!: Temporal.Instant;
}
