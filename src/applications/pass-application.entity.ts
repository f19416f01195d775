import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';

export type ApplicationState = 'draft' | 'submitted' | 'more_asked' | 'accepted' | 'refused' | 'withdrawn';
export const refusalReasons = ['too_young', 'outside_communes', 'no_proof', 'already_held', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export type AnswerBy = 'phone' | 'email' | 'letter';
export type Showing = 'appointment' | 'counter';

/** Somebody asks for a pass. */
@Entity('pass_application')
export class PassApplicationEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  state!: ApplicationState;

  /** SHA-256 of the secret in the writer's cookie. */
  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash!: Buffer;

  /** Nine characters, as a pass number; given when it is sent. */
  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'text', name: 'last_name', nullable: true })
  lastName!: string | null;

  @Column({ type: 'text', name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column({ type: 'date', name: 'born_on', nullable: true, transformer: plainDate })
  bornOn!: Temporal.PlainDate | null;

  @Column({ type: 'text', name: 'identity_key', nullable: true })
  identityKey!: string | null;

  /** Whoever writes for somebody else. */
  @Column({ type: 'text', name: 'proxy_name', nullable: true })
  proxyName!: string | null;

  @Column({ type: 'text', name: 'proxy_phone', nullable: true })
  proxyPhone!: string | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', name: 'commune_code', nullable: true })
  communeCode!: string | null;

  /** E.164 */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', name: 'answer_by', nullable: true })
  answerBy!: AnswerBy | null;

  /** What they will bring; seen only when an agent says so. */
  @Column({ type: 'text', name: 'proof_kind', nullable: true })
  proofKind!: ResidenceProofKind | null;

  @Column({ type: 'text', nullable: true })
  showing!: Showing | null;

  @Column({ type: 'boolean', name: 'disability_card', default: false })
  disabilityCard!: boolean;

  @Column({ type: 'timestamptz', name: 'started_at', transformer: instant })
  startedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'saved_at', transformer: instant })
  savedAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'submitted_at', nullable: true, transformer: instant })
  submittedAt!: Temporal.Instant | null;

  /** What an agent asked for. */
  @Column({ type: 'text', nullable: true })
  missing!: string | null;

  @Column({ type: 'timestamptz', name: 'asked_at', nullable: true, transformer: instant })
  askedAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true, transformer: instant })
  answeredAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true, transformer: instant })
  decidedAt!: Temporal.Instant | null;

  @Column({ type: 'text', name: 'refusal_reason', nullable: true })
  refusalReason!: RefusalReason | null;

  @Column({ type: 'text', name: 'refusal_note', nullable: true })
  refusalNote!: string | null;

  /** The dossier it was accepted into. */
  @Column({ type: 'uuid', name: 'resident_id', nullable: true })
  residentId!: string | null;
}
