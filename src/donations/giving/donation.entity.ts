import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Cents, Day, Instant, Int, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { DonationKind, DonationState, PaymentWay } from './donation-words.js';

/** What a donor gives to one fund. */
@Entity('donation')
export class DonationEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() donorId!: string;
  @Uuid() fundId!: string;
  @Text() kind!: DonationKind;
  @Text() state!: DonationState;
  @Text() reference!: string;
  @Cents() amountCents!: number;
  @Text({ nullable: true }) description!: string | null;
  @Text({ nullable: true }) valuation!: 'cost' | 'net_book' | null;
  @Text({ nullable: true }) contactName!: string | null;
  @Text({ nullable: true }) contactEmail!: string | null;
  @Text({ nullable: true }) contactPhone!: string | null;
  @Text({ nullable: true }) counterpart!: string | null;
  @Cents({ default: 0 }) counterpartCents!: number;
  @Instant() pledgedAt!: Temporal.Instant;
  @Day({ nullable: true }) acceptedOn!: Temporal.PlainDate | null;
  @Uuid({ nullable: true }) deliberationId!: string | null;
  @Cents({ default: 0 }) receivedCents!: number;
  @Day({ nullable: true }) receptionEndedOn!: Temporal.PlainDate | null;
  @Day({ nullable: true }) cancelledOn!: Temporal.PlainDate | null;
  @Text({ nullable: true }) cancelReason!: string | null;
}

/** One line of goods, at the donor’s valuation. */
@Entity('donation_good')
export class DonationGoodEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() donationId!: string;
  @Text() label!: string;
  @Int() quantity!: number;
  @Cents() unitCents!: number;
  @Cents() valueCents!: number;
}

/** The work of one employee, named by their role, in one month. */
@Entity('donation_skill')
export class DonationSkillEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() donationId!: string;
  @Text() role!: string;
  @Day() month!: Temporal.PlainDate;
  @Int() minutes!: number;
  @Cents() costCents!: number;
  @Cents() countedCents!: number;
}

/** What arrived of a donation, and the receipt that says so. */
@Entity('donation_reception')
export class DonationReceptionEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() donationId!: string;
  @Day() receivedOn!: Temporal.PlainDate;
  @Cents() amountCents!: number;
  @Text({ nullable: true }) way!: PaymentWay | null;
  @Uuid({ nullable: true }) receiptId!: string | null;
  @Day({ nullable: true }) reversedOn!: Temporal.PlainDate | null;
  @Instant() createdAt!: Temporal.Instant;
}
