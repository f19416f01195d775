import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { AgeBand } from './age-bands.js';
import type { C2sAnswer } from './c2s-check.js';
import type { ConsentHow, ConsentKind } from './consent-wording.js';
import type { CallWanted, EnrolmentState } from './enrolment-states.js';

/** One person’s path to the mutuelle communale. */
@Entity('enrolment')
export class EnrolmentEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Eight Crockford characters. */
  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  /** The dossier; none for someone not yet found in the register, and for someone who only works in the commune. */
  @Column({ type: 'uuid', name: 'resident_id', nullable: true })
  residentId!: string | null;

  /** As typed, while there is no dossier. */
  @Column({ type: 'text', name: 'last_name', nullable: true })
  lastName!: string | null;

  @Column({ type: 'text', name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column({ type: 'date', name: 'born_on', nullable: true, transformer: plainDate })
  bornOn!: Temporal.PlainDate | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** INSEE code. */
  @Column({ type: 'text', name: 'commune_code', nullable: true })
  communeCode!: string | null;

  @Column({ type: 'boolean', name: 'works_here' })
  worksHere!: boolean;

  @Column({ type: 'text', name: 'age_band', nullable: true })
  ageBand!: AgeBand | null;

  @Column({ type: 'text' })
  state!: EnrolmentState;

  @Column({ type: 'timestamptz', name: 'state_since', transformer: instant })
  stateSince!: Temporal.Instant;

  /** They asked to be called, and when it suits them. */
  @Column({ type: 'text', name: 'call_wanted', nullable: true })
  callWanted!: CallWanted | null;

  @Column({ type: 'timestamptz', name: 'called_at', nullable: true, transformer: instant })
  calledAt!: Temporal.Instant | null;

  /** The answer alone, if the person agreed to it. */
  @Column({ type: 'text', name: 'c2s_answer', nullable: true })
  c2sAnswer!: C2sAnswer | null;

  @Column({ type: 'uuid', name: 'plan_id', nullable: true })
  planId!: string | null;

  @Column({ type: 'date', name: 'effective_on', nullable: true, transformer: plainDate })
  effectiveOn!: Temporal.PlainDate | null;

  @Column({ type: 'date', name: 'ended_on', nullable: true, transformer: plainDate })
  endedOn!: Temporal.PlainDate | null;

  /** An agent found the same person on another path: everything went there. */
  @Column({ type: 'uuid', name: 'joined_into', nullable: true })
  joinedInto!: string | null;

  @Column({ type: 'timestamptz', name: 'erased_at', nullable: true, transformer: instant })
  erasedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

/** Who moved a path, when and why. */
@Entity('enrolment_event')
export class EnrolmentEventEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  @Column({ type: 'text', name: 'from_state', nullable: true })
  fromState!: EnrolmentState | null;

  @Column({ type: 'text', name: 'to_state' })
  toState!: EnrolmentState;

  /** A code of a list, never free words. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', transformer: instant })
  at!: Temporal.Instant;

  @Column({ type: 'text', name: 'by_kind' })
  byKind!: string;

  @Column({ type: 'uuid', name: 'by_id', nullable: true })
  byId!: string | null;
}

/** What a person agreed to, in which words, and whether they still do. */
@Entity('consent')
export class ConsentEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  /** To whom: the mutuelle of this agreement. */
  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'text' })
  kind!: ConsentKind;

  /** What the person read or was read. */
  @Column({ type: 'text' })
  wording!: string;

  @Column({ type: 'timestamptz', name: 'given_at', transformer: instant })
  givenAt!: Temporal.Instant;

  @Column({ type: 'text', name: 'given_how' })
  givenHow!: ConsentHow;

  @Column({ type: 'text', name: 'noted_by_kind' })
  notedByKind!: string;

  @Column({ type: 'uuid', name: 'noted_by_id', nullable: true })
  notedById!: string | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true, transformer: instant })
  withdrawnAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'withdrawal_noted_by', nullable: true })
  withdrawalNotedBy!: string | null;

  /** The path’s, so that the mutuelle can be told whom to forget. */
  @Column({ type: 'text' })
  reference!: string;

  /** The mutuelle says that it has forgotten the person. */
  @Column({ type: 'timestamptz', name: 'forgotten_at', nullable: true, transformer: instant })
  forgottenAt!: Temporal.Instant | null;
}
