import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Flag, Instant, Int, Smallint, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** What the CCAS signed with a mutuelle. One at most is in force on any day: the database sees to it. */
@Entity('agreement')
export class AgreementEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid({ nullable: true }) candidateId!: string | null;
  @Text() insurerName!: string;
  @Text({ nullable: true }) siren!: string | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Day() startsOn!: Temporal.PlainDate;

  /** Last day, included. */
  @Day() endsOn!: Temporal.PlainDate;
  @Flag() isRenewedTacitly!: boolean;

  /** Months before the end by which one must say that it is not to be renewed. */
  @Smallint() noticeMonths!: number;
  @Day({ nullable: true }) denouncedOn!: Temporal.PlainDate | null;
  @Day() reviewOn!: Temporal.PlainDate;
  @Flag() isOpenToWorkers!: boolean;
  @Text({ nullable: true }) tariffNote!: string | null;

  /** None: still being written. */
  @Day({ nullable: true }) signedOn!: Temporal.PlainDate | null;
  @Instant() createdAt!: Temporal.Instant;
}

@Entity('agreement_plan')
export class AgreementPlanEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() agreementId!: string;
  @Smallint() position!: number;
  @Text() name!: string;

  /** What it covers, as the mutuelle states it. */
  @Text() cover!: string;
}

@Entity('agreement_tariff')
export class AgreementTariffEntity extends TenantEntity {
  @Uuid({ key: true }) planId!: string;
  @Smallint({ key: true }) fromAge!: number;

  /** Included; null: and over. */
  @Smallint({ nullable: true }) toAge!: number | null;
  @Int() monthlyCents!: number;
}

@Entity('agreement_document')
export class AgreementDocumentEntity extends TenantEntity {
  @Uuid({ key: true }) documentId!: string;
  @Uuid() agreementId!: string;
  @Text() label!: string;
}

@Entity('agreement_review')
export class AgreementReviewEntity extends TenantEntity {
  @Uuid({ key: true }) agreementId!: string;
  @Day({ key: true }) heldOn!: Temporal.PlainDate;
  @Text() summary!: string;
}
