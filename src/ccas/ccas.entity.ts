import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Instant, Json, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import type { OpeningHours } from '../kernel/hours/opening-hours.js';

/** The tenant: one public body, its communes, its rules. */
@Entity('ccas')
export class CcasEntity {
  @Uuid({ key: true }) id!: string;

  /** A CIAS serves several communes. */
  @Text() kind!: 'ccas' | 'cias';
  @Text() name!: string;

  /** Issuer of its passes: scheme and host in lower case, no path. */
  @Text() origin!: string;

  /** INSEE codes. */
  @Text({ array: true }) communeCodes!: string[];

  /** Years, reached on the day of issue. */
  @Smallint() minimumAge!: number;
  @Smallint() validityMonths!: number;

  /** Phones that may carry one pass at the same time. */
  @Smallint({ default: 4 }) phoneLimit!: number;
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Text({ nullable: true }) address!: string | null;

  /** When the counter is open; empty when nothing is said. */
  @Json({ default: [] }) openingHours!: OpeningHours[];
  @Text({ nullable: true }) website!: string | null;

  /** Those that may be given from now on. */
  @Smallint({ array: true, default: [1, 2, 3] }) offeredCategories!: number[];

  /** What the three are called here, in order. */
  @Text({ array: true, default: ['Senior', 'Senior, moyens réduits', 'Handicap'] }) categoryLabels!: string[];
  @Uuid({ nullable: true }) logoId!: string | null;

  /** `#0b5560`; null for the colour of the house. */
  @Text({ nullable: true }) mainColour!: string | null;
  @Text({ nullable: true }) accentColour!: string | null;
  @Text({ nullable: true }) cardTitle!: string | null;
  @Text({ nullable: true }) cardNote!: string | null;
  @Text({ nullable: true }) letterGreeting!: string | null;
  @Text({ nullable: true }) letterOpening!: string | null;
  @Text({ nullable: true }) letterClosing!: string | null;
  @Smallint({ default: 24 }) keptResidentMonths!: number;
  @Smallint({ default: 6 }) keptRefusedMonths!: number;
  @Smallint({ default: 6 }) keptMailMonths!: number;
  @Text({ nullable: true }) publicationDirector!: string | null;
  @Text({ nullable: true }) hostName!: string | null;
  @Text({ nullable: true }) hostContact!: string | null;
  @Text({ nullable: true }) dpoContact!: string | null;

  /** Addresses of residents may be looked up outside, for reports by neighbourhood. */
  @Flag({ default: false }) locatesResidents!: boolean;
  /** Those of the service that are on (`ModuleSwitch`). */
  @Text({ array: true, default: [] }) modules!: string[];
  @Flag() demonstration!: boolean;
  @Instant() createdAt!: Temporal.Instant;
}
