import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { DonorKind } from './donor-kind.js';

/** A company, known by its SIREN, or a person who gives. */
@Entity('donor')
export class DonorEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: DonorKind;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text', name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column({ type: 'text', name: 'legal_form', nullable: true })
  legalForm!: string | null;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  @Column({ type: 'text', nullable: true })
  street!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', nullable: true })
  commune!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'erased_at', nullable: true, transformer: instant })
  erasedAt!: Temporal.Instant | null;
}

/** No more reminders: a keyed hash, kept three years even when the donor is erased. */
@Entity('donor_opt_out')
export class DonorOptOutEntity extends TenantEntity {
  @PrimaryColumn({ type: 'bytea' })
  key!: Uint8Array;

  @Column({ type: 'timestamptz', transformer: instant })
  since!: Temporal.Instant;

  @Column({ type: 'text' })
  via!: 'link' | 'agent';
}

/** One reminder a donor and year. */
@Entity('donation_reminder')
export class DonationReminderEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'donor_id' })
  donorId!: string;

  @PrimaryColumn({ type: 'smallint' })
  year!: number;

  @Column({ type: 'timestamptz', name: 'sent_at', transformer: instant })
  sentAt!: Temporal.Instant;
}
