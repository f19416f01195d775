import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Int, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { EndingKind } from './endings/ending.js';

export const residenceProofKinds = ['energy', 'tax', 'rent', 'host', 'other'] as const;
export type ResidenceProofKind = (typeof residenceProofKinds)[number];

/** A person who lives in one of the CCAS's communes. */
@Entity('resident')
export class ResidentEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() lastName!: string;
  @Text() firstName!: string;
  @Day() bornOn!: Temporal.PlainDate;

  /** INSEE code. */
  @Text() communeCode!: string;
  @Text({ nullable: true }) address!: string | null;
  @Text({ nullable: true }) postcode!: string | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;

  /** What an agent has seen, and when; never the document. Absent after an import that did not say. */
  @Text({ nullable: true }) residenceProofKind!: ResidenceProofKind | null;
  @Day({ nullable: true }) residenceProofSeenOn!: Temporal.PlainDate | null;

  /** See `identityKey`. */
  @Text() identityKey!: string;

  /** See `searchText`. */
  @Text() searchText!: string;

  /** The number under which the town hall's own software knows the person. */
  @Text({ nullable: true }) reference!: string | null;

  /** Raised by the database with every change. */
  @Int({ default: 1 }) version!: number;

  /** RGPD, article 18: from then on it is kept, and used for nothing else. */
  @Instant({ nullable: true }) restrictedAt!: Temporal.Instant | null;

  /** The dossier it was merged into: from then on that one answers for it. */
  @Uuid({ nullable: true }) mergedInto!: string | null;
  /** Died or moved away, and since which day: see `ResidentEndingEntity`. */
  @Text({ nullable: true }) endedAs!: EndingKind | null;
  @Day({ nullable: true }) endedOn!: Temporal.PlainDate | null;
  @Instant() registeredAt!: Temporal.Instant;
  @Instant() updatedAt!: Temporal.Instant;

  /** The person asked to be erased, or the time to keep them is over: nothing personal is left in this row. */
  @Instant({ nullable: true }) erasedAt!: Temporal.Instant | null;
}
