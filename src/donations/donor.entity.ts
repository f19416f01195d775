import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Instant, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { DonorKind } from './donor-kind.js';

/** A company, known by its SIREN, or a person who gives. */
@Entity('donor')
export class DonorEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() kind!: DonorKind;
  @Text({ nullable: true }) name!: string | null;
  @Text({ nullable: true }) firstName!: string | null;
  @Text({ nullable: true }) legalForm!: string | null;
  @Text({ nullable: true }) siren!: string | null;
  @Text({ nullable: true }) street!: string | null;
  @Text({ nullable: true }) postcode!: string | null;
  @Text({ nullable: true }) commune!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Instant() createdAt!: Temporal.Instant;
  @Instant({ nullable: true }) erasedAt!: Temporal.Instant | null;
}

/** No more reminders: a keyed hash, kept three years even when the donor is erased. */
@Entity('donor_opt_out')
export class DonorOptOutEntity extends TenantEntity {
  @Bytes({ key: true }) key!: Uint8Array;
  @Instant() since!: Temporal.Instant;
  @Text() via!: 'link' | 'agent';
}

/** One reminder a donor and year. */
@Entity('donation_reminder')
export class DonationReminderEntity extends TenantEntity {
  @Uuid({ key: true }) donorId!: string;
  @Smallint({ key: true }) year!: number;
  @Instant() sentAt!: Temporal.Instant;
}
