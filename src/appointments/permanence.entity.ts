import type { Temporal } from 'temporal-polyfill';
import { Entity } from 'typeorm';
import { Flag, Instant, Smallint, Text, Uuid } from '../kernel/database/columns.js';
import { TenantEntity } from '../kernel/database/tenant.entity.js';

export type PermanenceKind = 'permanence' | 'meeting';
export type BookingState = 'waiting' | 'booked' | 'cancelled' | 'attended' | 'missed';

/** Written by the database for the version before, which knows the mutuelle only; to go with it. */
const ofTheVersionBefore = { nullable: true, insert: false, update: false, select: false };

/** Somebody receives people, or speaks to all of them at once. */
@Entity('permanence')
export class PermanenceEntity extends TenantEntity {
  @Uuid({ key: true }) id!: string;

  /** Key of the `AppointmentHouse` that holds it. */
  @Text() house!: string;

  /** Who receives, as the house knows them: the agreement of a mutuelle. None where the house itself does. */
  @Uuid({ nullable: true }) hostId!: string | null;
  @Text() kind!: PermanenceKind;
  @Instant() startsAt!: Temporal.Instant;
  @Instant() endsAt!: Temporal.Instant;
  @Text() place!: string;
  @Flag() isAccessible!: boolean;
  @Text({ nullable: true }) accessNote!: string | null;
  @Instant({ nullable: true }) cancelledAt!: Temporal.Instant | null;
  @Instant() createdAt!: Temporal.Instant;
  @Uuid(ofTheVersionBefore) agreementId!: string | null;
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

  /** As at its permanence. */
  @Uuid({ nullable: true }) hostId!: string | null;

  /** Whom the house knows itself: a path to the mutuelle. Otherwise a dossier, or a person as they were typed. */
  @Uuid({ nullable: true }) guestId!: string | null;
  @Uuid({ nullable: true }) residentId!: string | null;
  @Text({ nullable: true }) lastName!: string | null;
  @Text({ nullable: true }) firstName!: string | null;

  /** E.164 */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) email!: string | null;

  /** Of somebody the house does not know itself: their name may stand on the list of the day. */
  @Flag() isListAgreed!: boolean;
  @Instant({ nullable: true }) erasedAt!: Temporal.Instant | null;

  /** None while waiting, and for someone who came without an appointment. */
  @Uuid({ nullable: true }) slotId!: string | null;
  @Text() state!: BookingState;
  @Flag() isWalkIn!: boolean;
  @Flag() isFromWaiting!: boolean;
  @Instant({ nullable: true }) toldAt!: Temporal.Instant | null;
  @Instant({ nullable: true }) remindedAt!: Temporal.Instant | null;
  @Text({ nullable: true }) reminder!: 'mail' | 'call' | null;
  @Instant() createdAt!: Temporal.Instant;
  @Uuid(ofTheVersionBefore) agreementId!: string | null;
  @Uuid(ofTheVersionBefore) enrolmentId!: string | null;
}
