import type { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../kernel/database/column-types.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

export type PermanenceKind = 'permanence' | 'meeting';
export type BookingState = 'waiting' | 'booked' | 'cancelled' | 'attended' | 'missed';

/** The mutuelle’s representative receives people, or speaks to all of them at once. */
@Entity('permanence')
export class PermanenceEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'text' })
  kind!: PermanenceKind;

  @Column({ type: 'timestamptz', name: 'starts_at', transformer: instant })
  startsAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'ends_at', transformer: instant })
  endsAt!: Temporal.Instant;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'boolean', name: 'is_accessible' })
  isAccessible!: boolean;

  @Column({ type: 'text', name: 'access_note', nullable: true })
  accessNote!: string | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true, transformer: instant })
  cancelledAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}

@Entity('permanence_slot')
export class PermanenceSlotEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'permanence_id' })
  permanenceId!: string;

  @Column({ type: 'timestamptz', name: 'starts_at', transformer: instant })
  startsAt!: Temporal.Instant;

  @Column({ type: 'timestamptz', name: 'ends_at', transformer: instant })
  endsAt!: Temporal.Instant;

  @Column({ type: 'smallint' })
  capacity!: number;

  @Column({ type: 'smallint' })
  taken!: number;
}

/** A person’s place at a permanence, or in its waiting list. */
@Entity('booking')
export class BookingEntity extends TenantEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'permanence_id' })
  permanenceId!: string;

  @Column({ type: 'uuid', name: 'agreement_id' })
  agreementId!: string;

  @Column({ type: 'uuid', name: 'enrolment_id' })
  enrolmentId!: string;

  /** None while waiting, and for someone who came without an appointment. */
  @Column({ type: 'uuid', name: 'slot_id', nullable: true })
  slotId!: string | null;

  @Column({ type: 'text' })
  state!: BookingState;

  @Column({ type: 'boolean', name: 'is_walk_in' })
  isWalkIn!: boolean;

  @Column({ type: 'boolean', name: 'is_from_waiting' })
  isFromWaiting!: boolean;

  @Column({ type: 'timestamptz', name: 'told_at', nullable: true, transformer: instant })
  toldAt!: Temporal.Instant | null;

  @Column({ type: 'timestamptz', name: 'reminded_at', nullable: true, transformer: instant })
  remindedAt!: Temporal.Instant | null;

  @Column({ type: 'text', nullable: true })
  reminder!: 'mail' | 'call' | null;

  @Column({ type: 'timestamptz', name: 'created_at', transformer: instant })
  createdAt!: Temporal.Instant;
}
