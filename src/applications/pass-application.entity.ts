import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Bytes, Day, Flag, Instant, Text, Uuid } from '../kernel/database/columns.js';
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
  @Uuid({ key: true }) id!: string;
  @Text() state!: ApplicationState;

  /** SHA-256 of the secret in the writer's cookie. */
  @Bytes() secretHash!: Buffer;

  /** Nine characters, as a pass number; given when it is sent. */
  @Text({ nullable: true }) reference!: string | null;
  @Text({ nullable: true }) lastName!: string | null;
  @Text({ nullable: true }) firstName!: string | null;
  @Day({ nullable: true }) bornOn!: Temporal.PlainDate | null;
  @Text({ nullable: true }) identityKey!: string | null;

  /** Whoever writes for somebody else. */
  @Text({ nullable: true }) proxyName!: string | null;
  @Text({ nullable: true }) proxyPhone!: string | null;
  @Text({ nullable: true }) address!: string | null;
  @Text({ nullable: true }) postcode!: string | null;
  @Text({ nullable: true }) communeCode!: string | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;
  @Text({ nullable: true }) answerBy!: AnswerBy | null;

  /** What they will bring; seen only when an agent says so. */
  @Text({ nullable: true }) proofKind!: ResidenceProofKind | null;
  @Text({ nullable: true }) showing!: Showing | null;
  @Flag({ default: false }) disabilityCard!: boolean;
  @Instant() startedAt!: Temporal.Instant;
  @Instant() savedAt!: Temporal.Instant;
  @Instant({ nullable: true }) submittedAt!: Temporal.Instant | null;

  /** What an agent asked for. */
  @Text({ nullable: true }) missing!: string | null;
  @Instant({ nullable: true }) askedAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) answeredAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) decidedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) refusalReason!: RefusalReason | null;
  @Text({ nullable: true }) refusalNote!: string | null;

  /** The dossier it was accepted into. */
  @Uuid({ nullable: true }) residentId!: string | null;
}
