import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Instant, Int, Smallint, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';

/** A call for partners, with what it asks to be priced. */
@Entity('mutuelle_call')
export class MutuelleCallEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Text() title!: string;

  /** Last day on which offers are taken. */
  @Day() closesOn!: Temporal.PlainDate;

  /** Names of the plans each candidate prices, in this order. */
  @Text({ array: true }) plans!: string[];

  /** Age at which each band of the comparison begins; the last one is open. */
  @Smallint({ array: true }) bandStarts!: number[];

  /** What the price weighs beside the criteria. */
  @Smallint() costWeight!: number;
  @Instant() createdAt!: Temporal.Instant;
}

/** What the committee looks at beside the price. */
@Entity('call_criterion')
export class CallCriterionEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() callId!: string;
  @Smallint() position!: number;
  @Text() label!: string;
  @Smallint() weight!: number;
}

/** A mutuelle that answered the call. */
@Entity('candidate')
export class CandidateEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() callId!: string;
  @Text() name!: string;
  @Text({ nullable: true }) siren!: string | null;
  @Text({ nullable: true }) contactName!: string | null;
  @Text({ nullable: true }) email!: string | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Instant() addedAt!: Temporal.Instant;
}

@Entity('candidate_tariff')
export class CandidateTariffEntity extends TenantEntity {
  @Uuid({ key: true }) candidateId!: string;

  /** Place in the call’s plans, from 1. */
  @Smallint({ key: true }) plan!: number;
  @Smallint({ key: true }) fromAge!: number;

  /** Included; null: and over. */
  @Smallint({ nullable: true }) toAge!: number | null;
  @Int() monthlyCents!: number;
}

@Entity('candidate_mark')
export class CandidateMarkEntity extends TenantEntity {
  @Uuid({ key: true }) candidateId!: string;
  @Uuid({ key: true }) criterionId!: string;

  /** 0 to 10. */
  @Smallint() mark!: number;
}
