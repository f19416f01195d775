import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { PartnerKind, Wheelchair } from './partner-kind.js';

export type PartnerState = 'waiting' | 'approved' | 'returned' | 'suspended' | 'left';

/** Whoever gives something to pass holders; known by its SIRET. */
@Entity('partner')
export class PartnerEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: PartnerKind;

  /** Trade name, as on the shop. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'legal_name', nullable: true })
  legalName!: string | null;

  @Column({ type: 'text' })
  siret!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', name: 'commune_code', nullable: true })
  communeCode!: string | null;

  @Column({ type: 'text', nullable: true })
  neighbourhood!: string | null;

  /** WGS 84, where a map service found the address. */
  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', name: 'contact_name', nullable: true })
  contactName!: string | null;

  /** Empty: not told. */
  @Column({ type: 'jsonb', name: 'opening_hours' })
  openingHours!: OpeningHours[];

  @Column({ type: 'boolean', name: 'closed_on_holidays' })
  closedOnHolidays!: boolean;

  @Column({ type: 'text', nullable: true })
  wheelchair!: Wheelchair | null;

  /** Which text of the charter was accepted, and when. */
  @Column({ type: 'text', name: 'charter_version', nullable: true })
  charterVersion!: string | null;

  @Column({ type: 'timestamptz', name: 'charter_accepted_at', nullable: true, transformer: instant })
  charterAcceptedAt!: Temporal.Instant | null;

  @Column({ type: 'text' })
  state!: PartnerState;

  /** When it was approved no longer: what was scanned before still counts. */
  @Column({ type: 'timestamptz', name: 'left_line_at', nullable: true, transformer: instant })
  leftLineAt!: Temporal.Instant | null;

  /** What the CCAS asks to correct, while `returned`. */
  @Column({ type: 'text', name: 'return_reason', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'timestamptz', name: 'joined_at', transformer: instant })
  joinedAt!: Temporal.Instant;

  /** What a search looks in; the database writes it. */
  @Column({ type: 'text', name: 'search_text', nullable: true, insert: false, update: false, select: false })
  searchText!: string | null;
}
