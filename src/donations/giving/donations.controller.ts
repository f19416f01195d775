import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Choice, Reference } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { Database, type Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { PageRequest } from '../../kernel/http/page-of.js';
import { AcceptDonation } from './accept-donation.js';
import { CancelDonation } from './cancel-donation.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationForm } from '../deliberations/deliberation-form.js';
import { CounterpartForm, DetailForm, DonationForm, ReasonForm, ReceptionForm } from './donation-form.js';
import { DetailDonation } from './detail-donation.js';
import { DonationQuery, type DonationView } from './donation.query.js';
import { type DonationState, donationStates } from './donation-words.js';
import { PledgeDonation } from './pledge-donation.js';
import { ReceiveDonation } from './receive-donation.js';

class DonationSearch extends PageRequest {
  @Choice(donationStates, { optional: true })
  state?: DonationState;

  @Reference({ optional: true })
  fundId?: string;

  @Reference({ optional: true })
  donorId?: string;
}

@Api('donations', 'Dons')
@Access(...STAFF)
export class DonationsController {
  constructor(
    private readonly db: Database,
    private readonly pledgeDonation: PledgeDonation,
    private readonly detailDonation: DetailDonation,
    private readonly acceptDonation: AcceptDonation,
    private readonly deliberateDonations: DeliberateDonations,
    private readonly receiveDonation: ReceiveDonation,
    private readonly cancelDonation: CancelDonation,
    private readonly donations: DonationQuery,
  ) {}

  @Post()
  pledge(@CurrentActor() actor: Actor, @Body() form: DonationForm) {
    return this.db.transaction(actor.ccasId, async (tx) =>
      this.donations.get(tx, await this.pledgeDonation.run(tx, actor, form)),
    );
  }

  @Get()
  list(@CurrentActor() actor: Actor, @Query() search: DonationSearch) {
    return this.db.transaction(actor.ccasId, (tx) => this.donations.find(tx, search));
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, (tx) => this.donations.get(tx, id));
  }

  /** Goods with quantities and values, or work with hours and costs, in place of what was there. */
  @Post(':id/detail')
  @HttpCode(200)
  detail(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: DetailForm) {
    return this.decide(actor, id, (tx) => this.detailDonation.run(tx, actor, id, form));
  }

  @Post(':id/counterpart')
  @HttpCode(200)
  giveBack(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: CounterpartForm) {
    return this.decide(actor, id, (tx) => this.detailDonation.giveBack(tx, actor, id, form));
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  accept(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.decide(actor, id, (tx) => this.acceptDonation.run(tx, actor, id));
  }

  /** The same number may be sent for many donations: it is one deliberation. */
  @Post(':id/deliberation')
  @HttpCode(200)
  deliberate(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: DeliberationForm) {
    return this.decide(actor, id, (tx) => this.deliberateDonations.run(tx, actor, [id], form));
  }

  @Post(':id/reception')
  @HttpCode(200)
  receive(@CurrentActor() actor: Actor, @Id() id: string, @Body() form: ReceptionForm) {
    return this.decide(actor, id, (tx) => this.receiveDonation.run(tx, actor, id, form));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: ReasonForm) {
    return this.decide(actor, id, (tx) => this.cancelDonation.run(tx, actor, id, reason));
  }

  private decide(actor: Actor, id: string, work: (tx: Tx) => Promise<unknown>): Promise<DonationView> {
    return this.db.transaction(actor.ccasId, async (tx) => {
      await work(tx);
      return this.donations.get(tx, id);
    });
  }
}
