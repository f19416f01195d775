import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cents, instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { DonationKind, DonationState, PaymentWay } from './donation-words.js';

/** A decision of the board; one may accept many donations. */
@Entity('deliberation')
export class DeliberationEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'date', name: 'decided_on', transformer: plainDate })
  decidedOn!: Temporal.PlainDate;

  @Column({ type: 'uuid', name: 'document_id', nullable: true })
  documentId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

/** What a donor gives to one fund. */
@Entity('donation')
export class DonationEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'donor_id' })
  donorId!: string;

  @Column({ type: 'uuid', name: 'fund_id' })
  fundId!: string;

  @Column({ type: 'text' })
  kind!: DonationKind;

  @Column({ type: 'text' })
  state!: DonationState;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'text', nullable: true })
  valuation!: 'cost' | 'net_book' | null;

  @Column({ type: 'text', name: 'contact_name', nullable: true })
  contactName!: string | null;

  @Column({ type: 'text', name: 'contact_email', nullable: true })
  contactEmail!: string | null;

  @Column({ type: 'text', name: 'contact_phone', nullable: true })
  contactPhone!: string | null;

  @Column({ type: 'text', nullable: true })
  counterpart!: string | null;

  @Column({ type: 'bigint', name: 'counterpart_cents', transformer: cents, default: 0 })
  counterpartCents!: number;

  @Column({ type: 'timestamptz', name: 'pledged_at', transformer: instant })
  pledgedAt!: Temporal.Instant;

  @Column({ type: 'date', name: 'accepted_on', nullable: true, transformer: plainDate })
  acceptedOn!: Temporal.PlainDate | null;

  @Column({ type: 'uuid', name: 'deliberation_id', nullable: true })
  deliberationId!: string | null;

  @Column({ type: 'bigint', name: 'received_cents', transformer: cents, default: 0 })
  receivedCents!: number;

  @Column({ type: 'date', name: 'reception_ended_on', nullable: true, transformer: plainDate })
  receptionEndedOn!: Temporal.PlainDate | null;

  @Column({ type: 'date', name: 'cancelled_on', nullable: true, transformer: plainDate })
  cancelledOn!: Temporal.PlainDate | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  cancelReason!: string | null;
}

/** One line of goods, at the donor’s valuation. */
@Entity('donation_good')
export class DonationGoodEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'donation_id' })
  donationId!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'integer' })
  quantity!: number;

  @Column({ type: 'bigint', name: 'unit_cents', transformer: cents })
  unitCents!: number;

  @Column({ type: 'bigint', name: 'value_cents', transformer: cents })
  valueCents!: number;
}

/** The work of one employee, named by their role, in one month. */
@Entity('donation_skill')
export class DonationSkillEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'donation_id' })
  donationId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'date', transformer: plainDate })
  month!: Temporal.PlainDate;

  @Column({ type: 'integer' })
  minutes!: number;

  @Column({ type: 'bigint', name: 'cost_cents', transformer: cents })
  costCents!: number;

  @Column({ type: 'bigint', name: 'counted_cents', transformer: cents })
  countedCents!: number;
}

/** What arrived of a donation, and the receipt that says so. */
@Entity('donation_reception')
export class DonationReceptionEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'donation_id' })
  donationId!: string;

  @Column({ type: 'date', name: 'received_on', transformer: plainDate })
  receivedOn!: Temporal.PlainDate;

  @Column({ type: 'bigint', name: 'amount_cents', transformer: cents })
  amountCents!: number;

  @Column({ type: 'text', nullable: true })
  way!: PaymentWay | null;

  @Column({ type: 'uuid', name: 'receipt_id', nullable: true })
  receiptId!: string | null;

  @Column({ type: 'date', name: 'reversed_on', nullable: true, transformer: plainDate })
  reversedOn!: Temporal.PlainDate | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
