import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { Reference, Tick } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { BookPermanence } from '../enrolments/book-permanence.js';
import { MUTUELLE } from '../enrolments/mutuelle-house.js';
import { CancelPermanence } from '../../appointments/cancel-permanence.js';
import { PermanenceForm } from '../../appointments/permanence-form.js';
import { PermanenceQuery, type PermanenceView } from '../../appointments/permanence.query.js';
import { PlanPermanence } from '../../appointments/plan-permanence.js';

class BookingForm {
  @Reference()
  enrolmentId!: string;

  @Reference()
  slotId!: string;

  @Tick({ description: 'La personne accepte que son nom figure sur la liste du jour.' })
  isListAgreed!: boolean;
}

@Api('permanences', 'Mutuelle')
@Access(...STAFF)
export class PermanencesController {
  constructor(
    private readonly permanences: PermanenceQuery,
    private readonly planPermanence: PlanPermanence,
    private readonly cancelPermanence: CancelPermanence,
    private readonly bookPermanence: BookPermanence,
  ) {}

  /** Those ahead, with the slots that are left. */
  @Get()
  async list(@InTx() tx: Tx) {
    return {
      items: (await this.permanences.coming(tx, MUTUELLE)).map(written),
      next: null,
    };
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.one(tx, id);
  }

  @Post()
  async plan(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: PermanenceForm) {
    return this.one(tx, await this.planPermanence.run(tx, actor, MUTUELLE, form));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  async cancel(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.cancelPermanence.run(tx, actor, MUTUELLE, id);
    return this.one(tx, id);
  }

  /** `booked`, or `waiting` once the last place is gone. */
  @Post(':id/bookings')
  async book(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: BookingForm) {
    const { slots } = await this.permanences.get(tx, MUTUELLE, id);
    if (!slots.some((slot) => slot.id === form.slotId)) throw new NotFound('Ce créneau');
    return this.bookPermanence.run(tx, actor, { ...form, how: 'counter' });
  }

  private async one(tx: Tx, id: string) {
    return written(await this.permanences.get(tx, MUTUELLE, id));
  }
}

function written({ hostId, hostName, startsAt, endsAt, slots, ...rest }: PermanenceView) {
  return {
    ...rest,
    agreementId: hostId,
    insurerName: hostName,
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    slots: slots.map((slot) => ({ ...slot, startsAt: slot.startsAt.toString(), endsAt: slot.endsAt.toString() })),
  };
}
