import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Choice, Reference } from '../../kernel/fields/choices.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { PageRequest } from '../../kernel/http/page-of.js';
import { InTx } from '../../kernel/screens/arguments.js';
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
    private readonly pledgeDonation: PledgeDonation,
    private readonly detailDonation: DetailDonation,
    private readonly acceptDonation: AcceptDonation,
    private readonly deliberateDonations: DeliberateDonations,
    private readonly receiveDonation: ReceiveDonation,
    private readonly cancelDonation: CancelDonation,
    private readonly donations: DonationQuery,
  ) {}

  @Post()
  async pledge(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: DonationForm) {
    return this.donations.get(tx, await this.pledgeDonation.run(tx, actor, form));
  }

  @Get()
  list(@InTx() tx: Tx, @Query() search: DonationSearch) {
    return this.donations.find(tx, search);
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.donations.get(tx, id);
  }

  /** Goods with quantities and values, or work with hours and costs, in place of what was there. */
  @Post(':id/detail')
  @HttpCode(200)
  detail(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: DetailForm) {
    return this.decided(tx, id, this.detailDonation.run(tx, actor, id, form));
  }

  @Post(':id/counterpart')
  @HttpCode(200)
  giveBack(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: CounterpartForm) {
    return this.decided(tx, id, this.detailDonation.giveBack(tx, actor, id, form));
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  accept(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.decided(tx, id, this.acceptDonation.run(tx, actor, id));
  }

  /** The same number may be sent for many donations: it is one deliberation. */
  @Post(':id/deliberation')
  @HttpCode(200)
  deliberate(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: DeliberationForm) {
    return this.decided(tx, id, this.deliberateDonations.run(tx, actor, [id], form));
  }

  @Post(':id/reception')
  @HttpCode(200)
  receive(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() form: ReceptionForm) {
    return this.decided(tx, id, this.receiveDonation.run(tx, actor, id, form));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  cancel(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: ReasonForm) {
    return this.decided(tx, id, this.cancelDonation.run(tx, actor, id, reason));
  }

  private async decided(tx: Tx, id: string, decision: Promise<unknown>): Promise<DonationView> {
    await decision;
    return this.donations.get(tx, id);
  }
}
