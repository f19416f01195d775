import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Instant, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

export type PermanenceKind = 'permanence' | 'meeting';
export type BookingState = 'waiting' | 'booked' | 'cancelled' | 'attended' | 'missed';

/** The mutuelle’s representative receives people, or speaks to all of them at once. */
@Entity('permanence')
export class PermanenceEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() agreementId!: string;
  @Text() kind!: PermanenceKind;
  @Instant() startsAt!: Temporal.Instant;
  @Instant() endsAt!: Temporal.Instant;
  @Text() place!: string;
  @Flag() isAccessible!: boolean;
  @Text({ nullable: true }) accessNote!: string | null;
  @Instant({ nullable: true }) cancelledAt!: Temporal.Instant | null;
  @Instant() createdAt!: Temporal.Instant;
}

@Entity('permanence_slot')
export class PermanenceSlotEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() permanenceId!: string;
  @Instant() startsAt!: Temporal.Instant;
  @Instant() endsAt!: Temporal.Instant;
  @Smallint() capacity!: number;
  @Smallint() taken!: number;
}

/** A person’s place at a permanence, or in its waiting list. */
@Entity('booking')
export class BookingEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;
  @Uuid() permanenceId!: string;
  @Uuid() agreementId!: string;
  @Uuid() enrolmentId!: string;

  /** None while waiting, and for someone who came without an appointment. */
  @Uuid({ nullable: true }) slotId!: string | null;
  @Text() state!: BookingState;
  @Flag() isWalkIn!: boolean;
  @Flag() isFromWaiting!: boolean;
  @Instant({ nullable: true }) toldAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) remindedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) reminder!: 'mail' | 'call' | null;
  @Instant() createdAt!: Temporal.Instant;
}
