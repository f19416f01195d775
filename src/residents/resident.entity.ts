import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

export const residenceProofKinds = ['energy', 'tax', 'rent', 'host', 'other'] as const;
export type ResidenceProofKind = (typeof residenceProofKinds)[number];

/** A person who lives in one of the CCAS's communes. */
@Entity('resident')
export class ResidentEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'last_name' })
  lastName!: string;

  @Column({ type: 'text', name: 'first_name' })
  firstName!: string;

  @Column({ type: 'date', name: 'born_on', transformer: plainDate })
  bornOn!: Temporal.PlainDate;

  /** INSEE code. */
  @Column({ type: 'text', name: 'commune_code' })
  communeCode!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** What an agent has seen, and when; never the document. Absent after an import that did not say. */
  @Column({ type: 'text', name: 'residence_proof_kind', nullable: true })
  residenceProofKind!: ResidenceProofKind | null;

  @Column({ type: 'date', name: 'residence_proof_seen_on', nullable: true, transformer: plainDate })
  residenceProofSeenOn!: Temporal.PlainDate | null;

  /** See `identityKey`. */
  @Column({ type: 'text', name: 'identity_key' })
  identityKey!: string;

  /** See `searchText`. */
  @Column({ type: 'text', name: 'search_text' })
  searchText!: string;

  /** The number under which the town hall's own software knows the person. */
  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  /** Raised by the database with every change. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** RGPD, article 18: from then on it is kept, and used for nothing else. */
  @Column({ type: 'timestamptz', name: 'restricted_at', nullable: true, transformer: instant })
  restrictedAt!: Temporal.Instant | null;

  /** The dossier it was merged into: from then on that one answers for it. */
  @Column({ type: 'uuid', name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column({ type: 'timestamptz', name: 'registered_at', transformer: instant })
  registeredAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'updated_at', transformer: instant })
  updatedAt!: Temporal.Instant;

  /** The person asked to be erased, or the time to keep them is over: nothing personal is left in this row. */
  @Column({ type: 'timestamptz', name: 'erased_at', nullable: true, transformer: instant })
  erasedAt!: Temporal.Instant | null;
}
