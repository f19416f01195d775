import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Flag, Instant, Int, Json, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { BenefitKind, LimitPeriod, OfferState } from './offer-terms.js';

/** What a partner gives pass holders, and under which limits. */
@Entity('offer')
export class OfferEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() partnerId!: string;
  @Text() title!: string;
  @Text() benefitKind!: BenefitKind;

  /** Percent points, or cents. */
  @Int({ nullable: true }) benefitValue!: number | null;
  @Int({ nullable: true }) limitUses!: number | null;
  @Text({ nullable: true }) limitPeriod!: LimitPeriod | null;
  @Int({ nullable: true }) quota!: number | null;

  /** Accepted, unvoided redemptions plus units on lease; moved by the ledger only. */
  @Int({ insert: false, update: false }) quotaUsed!: number;
  @Smallint({ array: true }) categories!: number[];
  @Int({ nullable: true }) minimumCents!: number | null;
  @Day() startsOn!: Temporal.PlainDate;

  /** The last day; none means until ended. */
  @Day({ nullable: true }) endsOn!: Temporal.PlainDate | null;

  /** Empty means at any time. */
  @Json() hours!: OpeningHours[];
  @Flag() closedOnHolidays!: boolean;

  /** E.164; where to book a service. */
  @Text({ nullable: true }) bookingPhone!: string | null;
  @Text() state!: OfferState;

  /** The day a pause ends by itself. */
  @Day({ nullable: true }) resumesOn!: Temporal.PlainDate | null;

  /** Why it was sent back to the partner. */
  @Text({ nullable: true }) returnReason!: string | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) publishedAt!: Temporal.Instant | null;

  /** When it was paused or ended: a use made before, without network, still counts. */
  @Instant({ nullable: true }) leftLineAt!: Temporal.Instant | null;

  /** What a search looks in; the database writes it. */
  @Text({ nullable: true, insert: false, update: false, select: false }) searchText!: string | null;
}
