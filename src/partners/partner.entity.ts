import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Float, Instant, Json, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';
import type { PartnerKind, Wheelchair } from './partner-kind.js';

export type PartnerState = 'waiting' | 'approved' | 'returned' | 'suspended' | 'left';

/** Whoever gives something to pass holders; known by its SIRET. */
@Entity('partner')
export class PartnerEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() kind!: PartnerKind;

  /** Trade name, as on the shop. */
  @Text() name!: string;
  @Text({ nullable: true }) legalName!: string | null;
  @Text() siret!: string;
  @Text({ nullable: true }) address!: string | null;
  @Text({ nullable: true }) postcode!: string | null;
  @Text({ nullable: true }) communeCode!: string | null;
  @Text({ nullable: true }) neighbourhood!: string | null;

  /** WGS 84, where a map service found the address. */
  @Float({ nullable: true }) latitude!: number | null;
  @Float({ nullable: true }) longitude!: number | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Text({ nullable: true }) contactName!: string | null;

  /** Empty: not told. */
  @Json() openingHours!: OpeningHours[];
  @Flag() closedOnHolidays!: boolean;
  @Text({ nullable: true }) wheelchair!: Wheelchair | null;

  /** Which text of the charter was accepted, and when. */
  @Text({ nullable: true }) charterVersion!: string | null;
  @Instant({ nullable: true }) charterAcceptedAt!: Temporal.Instant | null;
  @Text() state!: PartnerState;

  /** When it was approved no longer: what was scanned before still counts. */
  @Instant({ nullable: true }) leftLineAt!: Temporal.Instant | null;

  /** What the CCAS asks to correct, while `returned`. */
  @Text({ nullable: true }) returnReason!: string | null;
  @Instant() joinedAt!: Temporal.Instant;

  /** What a search looks in; the database writes it. */
  @Text({ nullable: true, insert: false, update: false, select: false }) searchText!: string | null;
}
