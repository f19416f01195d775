import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** A call for partners, with what it asks to be priced. */
@Entity('mutuelle_call')
export class MutuelleCallEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  title!: string;

  /** Last day on which offers are taken. */
  @Column({ type: 'date', name: 'closes_on', transformer: plainDate })
  closesOn!: Temporal.PlainDate;

  /** Names of the plans each candidate prices, in this order. */
  @Column({ type: 'text', array: true })
  plans!: string[];

  /** Age at which each band of the comparison begins; the last one is open. */
  @Column({ type: 'smallint', name: 'band_starts', array: true })
  bandStarts!: number[];

  /** What the price weighs beside the criteria. */
  @Column({ type: 'smallint', name: 'cost_weight' })
  costWeight!: number;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

/** What the committee looks at beside the price. */
@Entity('call_criterion')
export class CallCriterionEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'call_id' })
  callId!: string;

  @Column({ type: 'smallint' })
  position!: number;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'smallint' })
  weight!: number;
}

/** A mutuelle that answered the call. */
@Entity('candidate')
export class CandidateEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'call_id' })
  callId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  @Column({ type: 'text', name: 'contact_name', nullable: true })
  contactName!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;
}

@Entity('candidate_tariff')
export class CandidateTariffEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'candidate_id' })
  candidateId!: string;

  /** Place in the call’s plans, from 1. */
  @PrimaryColumn({ type: 'smallint' })
  plan!: number;

  @PrimaryColumn({ type: 'smallint', name: 'from_age' })
  fromAge!: number;

  /** Included; null: and over. */
  @Column({ type: 'smallint', name: 'to_age', nullable: true })
  toAge!: number | null;

  @Column({ type: 'int', name: 'monthly_cents' })
  monthlyCents!: number;
}

@Entity('candidate_mark')
export class CandidateMarkEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'candidate_id' })
  candidateId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'criterion_id' })
  criterionId!: string;

  /** 0 to 10. */
  @Column({ type: 'smallint' })
  mark!: number;
}
