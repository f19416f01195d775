import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

/** What the CCAS signed with a mutuelle. One at most is in force on any day: the database sees to it. */
@Entity('agreement')
export class AgreementEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'candidate_id', nullable: true })
  candidateId!: string | null;

  @Column({ type: 'text', name: 'insurer_name' })
  insurerName!: string;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'date', name: 'starts_on', transformer: plainDate })
  startsOn!: Temporal.PlainDate;

  /** Last day, included. */
  @Column({ type: 'date', name: 'ends_on', transformer: plainDate })
  endsOn!: Temporal.PlainDate;

  @Column({ type: 'boolean', name: 'is_renewed_tacitly' })
  isRenewedTacitly!: boolean;

  /** Months before the end by which one must say that it is not to be renewed. */
  @Column({ type: 'smallint', name: 'notice_months' })
  noticeMonths!: number;

  @Column({ type: 'date', name: 'denounced_on', nullable: true, transformer: plainDate })
  denouncedOn!: Temporal.PlainDate | null;

  @Column({ type: 'date', name: 'review_on', transformer: plainDate })
  reviewOn!: Temporal.PlainDate;

  @Column({ type: 'boolean', name: 'is_open_to_workers' })
  isOpenToWorkers!: boolean;

  @Column({ type: 'text', name: 'tariff_note', nullable: true })
  tariffNote!: string | null;

  /** None: still being written. */
  @Column({ type: 'date', name: 'signed_on', nullable: true, transformer: plainDate })
  signedOn!: Temporal.PlainDate | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

@Entity('agreement_plan')
export class AgreementPlanEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'smallint' })
  position!: number;

  @Column({ type: 'text' })
  name!: string;

  /** What it covers, as the mutuelle states it. */
  @Column({ type: 'text' })
  cover!: string;
}

@Entity('agreement_tariff')
export class AgreementTariffEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  @PrimaryColumn({ type: 'smallint', name: 'from_age' })
  fromAge!: number;

  /** Included; null: and over. */
  @Column({ type: 'smallint', name: 'to_age', nullable: true })
  toAge!: number | null;

  @Column({ type: 'int', name: 'monthly_cents' })
  monthlyCents!: number;
}

@Entity('agreement_document')
export class AgreementDocumentEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'text' })
  label!: string;
}

@Entity('agreement_review')
export class AgreementReviewEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @PrimaryColumn({ type: 'date', name: 'held_on', transformer: plainDate })
  heldOn!: Temporal.PlainDate;

  @Column({ type: 'text' })
  summary!: string;
}

/** The CCAS was told of a date: its key lets nobody be told twice. */
@Entity('agreement_reminder')
export class AgreementReminderEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: 'review' | 'notice';

  @PrimaryColumn({ type: 'date', name: 'due_on', transformer: plainDate })
  dueOn!: Temporal.PlainDate;

  @Column({ type: 'timestamptz', name: 'made_at', transformer: instant })
  madeAt!: Temporal.Instant;
}

/** Someone who acts for the mutuelle of one agreement. Name and address are taken away the day they leave. */
@Entity('insurer_member')
export class InsurerMemberEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  /** Lower case. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'timestamptz', name: 'added_at', transformer: instant })
  addedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'left_at', nullable: true, transformer: instant })
  leftAt!: Temporal.Instant | null;
}
