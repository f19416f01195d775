import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { Reference, Tick } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { Database, type Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
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
    private readonly db: Database,
    private readonly permanences: PermanenceQuery,
    private readonly planPermanence: PlanPermanence,
    private readonly cancelPermanence: CancelPermanence,
    private readonly bookPermanence: BookPermanence,
  ) {}

  /** Those ahead, with the slots that are left. */
  @Get()
  list(@CurrentActor() actor: Actor) {
    return this.db.transaction(actor.ccasId, async (tx) => ({
      items: (await this.permanences.coming(tx, MUTUELLE)).map(written),
      next: null,
    }));
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, (tx) => this.one(tx, id));
  }

  @Post()
  plan(@CurrentActor() actor: Actor, @Body() form: PermanenceForm) {
    return this.db.transaction(actor.ccasId, async (tx) =>
      this.one(tx, await this.planPermanence.run(tx, actor, MUTUELLE, form)),
    );
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, async (tx) => {
      await this.cancelPermanence.run(tx, actor, MUTUELLE, id);
      return this.one(tx, id);
    });
  }

  /** `booked`, or `waiting` once the last place is gone. */
  @Post(':id/bookings')
  book(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: BookingForm) {
    return this.db.transaction(actor.ccasId, async (tx) => {
      const { slots } = await this.permanences.get(tx, MUTUELLE, id);
      if (!slots.some((slot) => slot.id === form.slotId)) throw new NotFound('Ce créneau');
      return this.bookPermanence.run(tx, actor, { ...form, how: 'counter' });
    });
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
