import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../kernel/database/database.js';
import { BookingEntity, PermanenceEntity, PermanenceSlotEntity } from './permanence.entity.js';
import { slotsOf } from './slots.js';
import { parisInstant } from '../kernel/time/clock.js';

interface HeldHalfDay {
  house: string;
  hostId: string;
  day: Temporal.PlainDate;
  place: string;
  /** One after the other, half an hour each; the house's own ids. */
  guests: { id: string; hasCome: boolean }[];
}

/** A half-day of the demonstration that is over: no use case can make time pass, and none plans in the past. */
export async function heldHalfDay(tx: Tx, { house, hostId, day, place, guests }: HeldHalfDay): Promise<void> {
  const permanenceId = uuidv7();
  const createdAt = parisInstant(day.subtract({ days: 30 }), '12:00');
  const slots = slotsOf({ day: day.toString(), from: '09:00', to: '18:00', slotMinutes: 30 })
    .slice(0, guests.length)
    .map((slot) => ({ ...slot, id: uuidv7(), permanenceId, capacity: 1, taken: 1 }));
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return;
  await tx.insert(PermanenceEntity, {
    id: permanenceId,
    house,
    hostId,
    kind: 'permanence',
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    place,
    isAccessible: true,
    createdAt,
  });
  await tx.insert(PermanenceSlotEntity, slots);
  await tx.insert(
    BookingEntity,
    slots.map((slot, index) => ({
      id: uuidv7(),
      permanenceId,
      hostId,
      guestId: guests[index]!.id,
      isListAgreed: true,
      slotId: slot.id,
      state: guests[index]!.hasCome ? ('attended' as const) : ('missed' as const),
      createdAt,
    })),
  );
}
