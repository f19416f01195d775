import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { Houses } from './houses.js';
import { PermanenceEntity, PermanenceSlotEntity } from './permanence.entity.js';
import type { PermanenceForm } from './permanence-form.js';
import { slotsOf } from './slots.js';

const MOST_SLOTS = 60;

/** A half-day of appointments, or a meeting for everybody at once. */
@Injectable()
export class PlanPermanence {
  constructor(
    private readonly houses: Houses,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param house key of the one that holds it
   * @throws InvalidInput for a time that is past, reversed, or too short for one slot; what the house says when nobody
   *   receives on that day
   */
  async run(tx: Tx, actor: Actor, house: string, form: PermanenceForm): Promise<string> {
    if (form.kind === 'permanence' && !form.slotMinutes)
      throw refuse('slotMinutes', 'required', 'Donnez la durée d’un rendez-vous en minutes, par exemple 30.');
    if (form.to <= form.from)
      throw refuse('to', 'reversed', 'La fin vient avant le début : corrigez l’une des deux heures.');
    const slots = slotsOf({ ...form, slotMinutes: form.kind === 'meeting' ? undefined : form.slotMinutes });
    if (slots.length === 0 || slots.length > MOST_SLOTS)
      throw refuse(
        'slotMinutes',
        'wrong_length',
        `Cette durée donne ${slots.length} créneaux : il en faut de 1 à ${MOST_SLOTS}.`,
      );
    if (Temporal.Instant.compare(slots[0]!.startsAt, this.clock.now()) <= 0)
      throw refuse('day', 'past', 'Cette heure est passée : choisissez un jour et une heure à venir.');
    const hostId = (await this.houses.of(house).hostOn?.(tx, Temporal.PlainDate.from(form.day))) ?? null;
    const id = uuidv7();
    await tx.insert(PermanenceEntity, {
      id,
      house,
      hostId,
      kind: form.kind,
      startsAt: slots[0]!.startsAt,
      endsAt: slots.at(-1)!.endsAt,
      place: form.place,
      isAccessible: form.isAccessible,
      accessNote: form.accessNote ?? null,
      createdAt: this.clock.now(),
    });
    await tx.insert(
      PermanenceSlotEntity,
      slots.map((slot) => ({ ...slot, id: uuidv7(), permanenceId: id, capacity: form.capacity, taken: 0 })),
    );
    await this.audit.write(tx, actor, { action: 'permanence.planned', subject: { kind: 'permanence', id } });
    return id;
  }
}

function refuse(field: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code, detail }]);
}
