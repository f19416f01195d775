import { Injectable } from '@nestjs/common';
import { AppointmentHouse } from '../../src/appointments/appointment-house.js';
import { BookPlace, type MadeBooking } from '../../src/appointments/book-place.js';
import type { Comer } from '../../src/appointments/comers.js';
import { PermanenceForm } from '../../src/appointments/permanence-form.js';
import { PlanPermanence } from '../../src/appointments/plan-permanence.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { readInput } from '../../src/kernel/http/input.js';
import type { TestApp } from './app.js';
import type { TestPermanence } from './mutuelle.js';

type Place = Pick<TestApp, 'get' | 'within' | 'ccasId' | 'clock'>;

/** A second house that only tests have: it knows nobody itself, and receives for itself. */
@AppointmentHouse()
@Injectable()
export class EyeChecks implements AppointmentHouse {
  readonly key = 'eye_checks';
  readonly ownPage = '/vue/mon-rendez-vous';
  readonly bookingPage = '/vue';
  readonly words = { about: 'contrôle de la vue', event: () => 'contrôle de la vue', toBring: ['vos lunettes'] };
}

export function anEyeCheckDay(place: Place, form: Partial<PermanenceForm> = {}): Promise<TestPermanence> {
  const permanence = readInput(PermanenceForm, {
    kind: 'permanence',
    day: place.clock.today().add({ days: 7 }).toString(),
    from: '09:00',
    to: '10:00',
    slotMinutes: 30,
    capacity: 1,
    place: 'Club seniors',
    isAccessible: true,
    ...form,
  });
  return place.within(async (tx) => {
    const id = await place.get(PlanPermanence).run(tx, systemActor(place.ccasId), 'eye_checks', permanence);
    const slots: { id: string }[] = await tx.query(
      'select id from permanence_slot where permanence_id = $1 order by starts_at',
      [id],
    );
    return { id, slots: slots.map((slot) => slot.id) };
  });
}

/** A person as they were typed, or a dossier. */
export function bookEyeCheck(place: Place, slotId: string, comer: Comer): Promise<MadeBooking> {
  return place.within(async (tx) => {
    const bookPlace = place.get(BookPlace);
    return bookPlace.run(tx, systemActor(place.ccasId), await bookPlace.find(tx, 'eye_checks', slotId), comer);
  });
}
