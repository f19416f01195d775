import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Day, Flag, Instant, Text, Uuid } from '../../kernel/database/columns.js';
import { TenantEntity } from '../../kernel/database/tenant.entity.js';
import type { AgeBand } from './age-bands.js';
import type { C2sAnswer } from '../c2s/c2s-check.js';
import type { CallWanted, EnrolmentState } from './enrolment-states.js';

/** One person’s path to the mutuelle communale. */
@Entity('enrolment')
export class EnrolmentEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;

  /** Eight Crockford characters. */
  @Text() reference!: string;
  @Uuid() agreementId!: string;

  /** The dossier; none for someone not yet found in the register, and for someone who only works in the commune. */
  @Uuid({ nullable: true }) residentId!: string | null;

  /** As typed, while there is no dossier. */
  @Text({ nullable: true }) lastName!: string | null;
  @Text({ nullable: true }) firstName!: string | null;
  @Day({ nullable: true }) bornOn!: Temporal.PlainDate | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;

  /** INSEE code. */
  @Text({ nullable: true }) communeCode!: string | null;
  @Flag() worksHere!: boolean;
  @Text({ nullable: true }) ageBand!: AgeBand | null;
  @Text() state!: EnrolmentState;
  @Instant() stateSince!: Temporal.Instant;

  /** They asked to be called, and when it suits them. */
  @Text({ nullable: true }) callWanted!: CallWanted | null;
  @Instant({ nullable: true }) calledAt!: Temporal.Instant | null;

  /** The answer alone, if the person agreed to it. */
  @Text({ nullable: true }) c2sAnswer!: C2sAnswer | null;
  @Uuid({ nullable: true }) planId!: string | null;
  @Day({ nullable: true }) effectiveOn!: Temporal.PlainDate | null;
  @Day({ nullable: true }) endedOn!: Temporal.PlainDate | null;

  /** An agent found the same person on another path: everything went there. */
  @Uuid({ nullable: true }) joinedInto!: string | null;
  @Instant({ nullable: true }) erasedAt!: Temporal.Instant | null;
  @Instant() createdAt!: Temporal.Instant;
}

/** Who moved a path, when and why. */
@Entity('enrolment_event')
export class EnrolmentEventEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() enrolmentId!: string;
  @Text({ nullable: true }) fromState!: EnrolmentState | null;
  @Text() toState!: EnrolmentState;

  /** A code of a list, never free words. */
  @Text({ nullable: true }) reason!: string | null;
  @Instant() at!: Temporal.Instant;
  @Text() byKind!: string;
  @Uuid({ nullable: true }) byId!: string | null;
}
