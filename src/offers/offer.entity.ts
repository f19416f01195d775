import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { BenefitKind, LimitPeriod, OfferState } from './offer-terms.js';

/** What a partner gives pass holders, and under which limits. */
@Entity('offer')
export class OfferEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'partner_id' })
  partnerId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', name: 'benefit_kind' })
  benefitKind!: BenefitKind;

  /** Percent points, or cents. */
  @Column({ type: 'integer', name: 'benefit_value', nullable: true })
  benefitValue!: number | null;

  @Column({ type: 'integer', name: 'limit_uses', nullable: true })
  limitUses!: number | null;

  @Column({ type: 'text', name: 'limit_period', nullable: true })
  limitPeriod!: LimitPeriod | null;

  @Column({ type: 'integer', nullable: true })
  quota!: number | null;

  /** Accepted, unvoided redemptions plus units on lease; moved by the ledger only. */
  @Column({ type: 'integer', name: 'quota_used', insert: false, update: false })
  quotaUsed!: number;

  @Column({ type: 'smallint', array: true })
  categories!: number[];

  @Column({ type: 'integer', name: 'minimum_cents', nullable: true })
  minimumCents!: number | null;

  @Column({ type: 'date', name: 'starts_on', transformer: plainDate })
  startsOn!: Temporal.PlainDate;

  /** The last day; none means until ended. */
  @Column({ type: 'date', name: 'ends_on', nullable: true, transformer: plainDate })
  endsOn!: Temporal.PlainDate | null;

  /** Empty means at any time. */
  @Column({ type: 'jsonb' })
  hours!: OpeningHours[];

  @Column({ type: 'boolean', name: 'closed_on_holidays' })
  closedOnHolidays!: boolean;

  /** E.164; where to book a service. */
  @Column({ type: 'text', name: 'booking_phone', nullable: true })
  bookingPhone!: string | null;

  @Column({ type: 'text' })
  state!: OfferState;

  /** The day a pause ends by itself. */
  @Column({ type: 'date', name: 'resumes_on', nullable: true, transformer: plainDate })
  resumesOn!: Temporal.PlainDate | null;

  /** Why it was sent back to the partner. */
  @Column({ type: 'text', name: 'return_reason', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true, transformer: instant })
  publishedAt!: Temporal.Instant | null;

  /** When it was paused or ended: a use made before, without network, still counts. */
  @Column({ type: 'timestamptz', name: 'left_line_at', nullable: true, transformer: instant })
  leftLineAt!: Temporal.Instant | null;

  /** What a search looks in; the database writes it. */
  @Column({ type: 'text', name: 'search_text', nullable: true, insert: false, update: false, select: false })
  searchText!: string | null;
}
