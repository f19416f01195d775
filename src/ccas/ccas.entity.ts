import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';

/** The tenant: one public body, its communes, its rules. */
@Entity('ccas')
export class CcasEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** A CIAS serves several communes. */
  @Column({ type: 'text' })
  kind!: 'ccas' | 'cias';

  @Column({ type: 'text' })
  name!: string;

  /** Issuer of its passes: scheme and host in lower case, no path. */
  @Column({ type: 'text' })
  origin!: string;

  /** INSEE codes. */
  @Column({ type: 'text', name: 'commune_codes', array: true })
  communeCodes!: string[];

  /** Years, reached on the day of issue. */
  @Column({ type: 'smallint', name: 'minimum_age' })
  minimumAge!: number;

  @Column({ type: 'smallint', name: 'validity_months' })
  validityMonths!: number;

  /** Phones that may carry one pass at the same time. */
  @Column({ type: 'smallint', name: 'phone_limit', default: 4 })
  phoneLimit!: number;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  /** When the counter is open; empty when nothing is said. */
  @Column({ type: 'jsonb', name: 'opening_hours', default: [] })
  openingHours!: OpeningHours[];

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  /** Those that may be given from now on. */
  @Column({ type: 'smallint', name: 'offered_categories', array: true, default: [1, 2, 3] })
  offeredCategories!: number[];

  /** What the three are called here, in order. */
  @Column({
    type: 'text',
    name: 'category_labels',
    array: true,
    default: ['Senior', 'Senior, moyens réduits', 'Handicap'],
  })
  categoryLabels!: string[];

  @Column({ type: 'uuid', name: 'logo_id', nullable: true })
  logoId!: string | null;

  /** `#0b5560`; null for the colour of the house. */
  @Column({ type: 'text', name: 'main_colour', nullable: true })
  mainColour!: string | null;

  @Column({ type: 'text', name: 'accent_colour', nullable: true })
  accentColour!: string | null;

  @Column({ type: 'text', name: 'card_title', nullable: true })
  cardTitle!: string | null;

  @Column({ type: 'text', name: 'card_note', nullable: true })
  cardNote!: string | null;

  @Column({ type: 'text', name: 'letter_greeting', nullable: true })
  letterGreeting!: string | null;

  @Column({ type: 'text', name: 'letter_opening', nullable: true })
  letterOpening!: string | null;

  @Column({ type: 'text', name: 'letter_closing', nullable: true })
  letterClosing!: string | null;

  @Column({ type: 'smallint', name: 'kept_resident_months', default: 24 })
  keptResidentMonths!: number;

  @Column({ type: 'smallint', name: 'kept_refused_months', default: 6 })
  keptRefusedMonths!: number;

  @Column({ type: 'smallint', name: 'kept_mail_months', default: 6 })
  keptMailMonths!: number;

  @Column({ type: 'text', name: 'publication_director', nullable: true })
  publicationDirector!: string | null;

  @Column({ type: 'text', name: 'host_name', nullable: true })
  hostName!: string | null;

  @Column({ type: 'text', name: 'host_contact', nullable: true })
  hostContact!: string | null;

  @Column({ type: 'text', name: 'dpo_contact', nullable: true })
  dpoContact!: string | null;

  /** Addresses of residents may be looked up outside, for reports by neighbourhood. */
  @Column({ type: 'boolean', name: 'locates_residents', default: false })
  locatesResidents!: boolean;

  @Column({ type: 'boolean' })
  demonstration!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
